import { isJsonObject, type JsonValue } from '../json.js';
import { own } from '../own.js';
import { error, type Finding } from './finding.js';

const MOST_STATES = 2_000;

/** That a playbook, written out, is not beyond what checks and charts can be made of in a reasonable time. */
export function checkSize(json: JsonValue): Finding[] {
  const machine = isJsonObject(json) ? own(json, 'machine') : undefined;
  const count = countStates(machine) - 1;
  const about = { name: String(count), detail: String(MOST_STATES) };
  return count > MOST_STATES ? [error('TOO_MANY_STATES', ['machine', 'states'], about)] : [];
}

/** The state itself, and those inside. */
function countStates(state: JsonValue | undefined): number {
  const states = isJsonObject(state) ? own(state, 'states') : undefined;
  if (!isJsonObject(states)) return 1;
  return Object.values(states).reduce((sum: number, inner) => sum + countStates(inner), 1);
}
