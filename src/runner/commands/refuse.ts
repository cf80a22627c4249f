import type { FieldProblem } from '../../engine/forms/field-problem.js';
import type { Acceptance, Decision, Refusal } from '../../engine/run/decision.js';
import { DomainError, type ErrorProblem, type MessageValues } from '../../platform/domain-error.js';

/** What the refused event was about, for the message. */
export type RefusedEvent = MessageValues;

/** The decision, if the chart took the event; throws the refusal as a DomainError otherwise. */
export function accepted(decision: Decision, about: RefusedEvent = {}): Acceptance {
  if (decision.ok) return decision;
  throw refusalOf(decision, about);
}

/** Problems of a form as a refusal; paths begin with `root` (`form`, `payload` or `input`). */
export function invalidFields(
  code: 'FORM_INVALID' | 'PAYLOAD_INVALID' | 'INPUT_INVALID',
  root: string,
  fields: readonly FieldProblem[],
): DomainError {
  return new DomainError(code, { count: fields.length }, [root], {
    problems: fields.map((field) => toProblem(root, field)),
  });
}

function refusalOf(refusal: Refusal, about: RefusedEvent): DomainError {
  switch (refusal.code) {
    case 'INVALID_FORM':
      return invalidFields('FORM_INVALID', 'form', refusal.fields);
    case 'INVALID_PAYLOAD':
      return invalidFields('PAYLOAD_INVALID', 'payload', refusal.fields);
    case 'INVALID_INPUT':
      return invalidFields('INPUT_INVALID', 'input', refusal.fields);
    case 'EVENT_NOT_TAKEN':
    case 'UNKNOWN_EVENT':
    case 'RESERVED_EVENT':
      return new DomainError(refusal.code, about, ['name'], { allowedEvents: refusal.allowedEvents });
    case 'UNKNOWN_OUTCOME':
      return new DomainError('OUTCOME_UNKNOWN', about, ['outcome']);
    case 'OUTCOME_NOT_TAKEN':
      return new DomainError('OUTCOME_NOT_TAKEN', about, ['outcome']);
    case 'UNKNOWN_KPI':
      return new DomainError('KPI_UNKNOWN', about, ['kpi']);
    case 'INVALID_KPI_VALUE':
      return new DomainError('KPI_VALUE_INVALID', about, ['value']);
    case 'RUN_ENDED':
    case 'RUN_PAUSED':
    case 'RUN_NOT_PAUSED':
      return new DomainError(refusal.code);
    case 'MAILBOX_FULL':
      return new DomainError('MAILBOX_FULL', about, ['name']);
    case 'UNKNOWN_CALL':
      return new DomainError('CALL_CLOSED', about, ['callId']);
    default:
      // The chart itself is at fault, or the run's rows and its snapshot disagree: the reason is for the author.
      return new DomainError(refusal.code, about, [], {
        problems: [{ code: refusal.code, message: refusal.message, path: [] }],
      });
  }
}

/** `items[0].quantity` of a form becomes `['form', 'items', '0', 'quantity']`. */
function toProblem(root: string, field: FieldProblem): ErrorProblem {
  const steps = field.path.split(/[.[\]]+/).filter((part) => part !== '');
  return { code: field.code, message: field.message, path: [root, ...steps] };
}
