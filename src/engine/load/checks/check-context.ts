import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';

/** Context fields: that none takes a name that compilation adds. */
export function checkContext({ names }: CheckSubject): Finding[] {
  return names.contextFields
    .filter((field) => field === 'input' || field === 'kpis')
    .map((name) => error('RESERVED_NAME', ['machine', 'context', name], { name }));
}
