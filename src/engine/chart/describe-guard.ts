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
    case 'unreachable':
      return `${guard.params.states.join(', ')} out of reach`;
    case 'not':
      return `not ${inBrackets(guard.params.guard)}`;
    case 'and':
    case 'or':
      return guard.params.guards.map(inBrackets).join(` ${guard.type} `);
  }
}

/** What is itself put together stands in brackets. */
function inBrackets(guard: GuardDefinition): string {
  const text = describeGuard(guard);
  return guard.type === 'and' || guard.type === 'or' || guard.type === 'when' ? `(${text})` : text;
}
