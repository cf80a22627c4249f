import type { Location } from '../../chart/state-tree.js';
import { error, type Finding } from '../finding.js';
import type { FindingCode } from '../finding-messages.js';
import { suggestName } from '../suggest-name.js';

/** Nothing when the name is known, otherwise the finding, with what was probably meant. */
export function checkName(
  code: FindingCode,
  name: string,
  known: Iterable<string>,
  location: Location,
): Finding[] {
  const names = [...known];
  return names.includes(name) ? [] : [error(code, location, { name, detail: suggestName(name, names) })];
}
