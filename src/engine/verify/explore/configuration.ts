import type { MachineEvent, RunContext } from '../../chart/run-machine.js';
import type { VariableName } from '../model/variable.js';
import { valueOf } from '../model/variable.js';
import type { Zone } from './zone.js';

/** Where a run rests: everything on which it depends what can happen next. */
export interface Configuration {
  /** Numbers of the active states, ascending. */
  readonly nodes: readonly number[];
  /** What each history remembers: numbers of states by the history's number. */
  readonly history: ReadonlyMap<number, readonly number[]>;
  /** Invocations that have ended while their state is still active. */
  readonly ended: ReadonlySet<number>;
  readonly context: RunContext;
  readonly zone: Zone;
  /** Events that are kept until they can be taken, the oldest first. */
  readonly mail: readonly MachineEvent[];
  readonly done: boolean;
}

/** The same text for configurations that are the same. `variables` are those that may still be read. */
export function keyOf(
  { nodes, history, ended, context, zone, mail, done }: Configuration,
  variables: readonly VariableName[],
): string {
  if (done) return 'done';
  const parts = [nodes.join(',')];
  if (history.size > 0) {
    const remembered = [...history].map(([node, states]) => `${node}:${states.join(',')}`);
    parts.push('h', remembered.sort().join(';'));
  }
  if (ended.size > 0) parts.push('e', [...ended].sort((a, b) => a - b).join(','));
  for (const name of variables) parts.push(JSON.stringify(valueOf(context, name)) ?? '');
  if (zone.timers.length > 0) parts.push('t', zone.timers.join(','), zone.bounds.join(','));
  for (const [id, set] of Object.entries(context.instances)) {
    if (set.generation > 0) parts.push(id, JSON.stringify(set));
  }
  if (mail.length > 0) parts.push('m', JSON.stringify(mail));
  return parts.join('|');
}
