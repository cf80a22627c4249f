import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';

/** What compilation adds to the context. */
export const RESERVED_FIELDS: ReadonlySet<string> = new Set(['input', 'kpis', 'instances']);

/** Context fields: that none takes a name that compilation adds. */
export function checkContext({ names }: CheckSubject): Finding[] {
  return names.contextFields
    .filter((field) => RESERVED_FIELDS.has(field))
    .map((name) => error('RESERVED_NAME', ['machine', 'context', name], { name }));
}
