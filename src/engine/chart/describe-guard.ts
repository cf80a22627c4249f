import type { GuardDefinition } from './guard-definition.js';
import { listOf } from './one-or-many.js';

/** A guard in one line, for a label on an arrow. */
export function describeGuard(guard: GuardDefinition): string {
  switch (guard.type) {
    case 'outcome':
      return `outcome is ${listOf(guard.params.is).join(' or ')}`;
    case 'kpi': {
      const { kpi, is, value } = guard.params;
      return value === undefined ? `${kpi} ${is}` : `${kpi} ${is} at ${value}`;
    }
    case 'instate':
      return `in ${guard.params.state}`;
    case 'when':
      return guard.params.cel;
  }
}
