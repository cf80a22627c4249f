import { toUserErrors } from '../../api/errors/to-user-errors.js';
import { hasMessage, messageOf } from '../../api/messages/catalogue.js';
import { DomainError } from '../../platform/domain-error.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import type { Locale } from '../../platform/localized-text.js';
import type { EventDelivery } from './models/event-delivery.model.js';
import { EventFate } from './models/event-fate.enum.js';

/** The receipt of a run that accepted the event; `seq` is null in a dry run. */
export function accepted(runUuid: string, fate: EventFate, seq: number | null): EventDelivery {
  return { runUuid, fate, seq, code: null, message: null };
}

/** The receipt of a run that did not, for a reason that the caller can act on; throws any other failure. */
export function refused(runUuid: string, error: unknown, locale: Locale): EventDelivery {
  if (error instanceof DomainError) {
    const [refusal] = toUserErrors(error, locale);
    return toRefusal(runUuid, error.code, refusal?.message ?? error.code);
  }
  if (error instanceof CodedError && error.retryable && hasMessage(error.code)) {
    return toRefusal(runUuid, error.code, messageOf(error.code)[locale]);
  }
  throw error;
}

function toRefusal(runUuid: string, code: string, message: string): EventDelivery {
  return { runUuid, fate: EventFate.REFUSED, seq: null, code, message };
}
