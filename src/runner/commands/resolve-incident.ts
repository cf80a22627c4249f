import { checkText } from '../../platform/check-input.js';
import { personOf } from '../actor.js';
import type { ResolveIncident } from '../command-request.js';
import type { CallClosed } from '../record/service-call.js';
import type { StoredRetry } from '../record/stored-retry.js';
import { findIncident, MOST_NOTE_CHARACTERS } from './incident-checks.js';
import { step, type Setting, type Step } from './step.js';

/**
 * Closes the incident as it is. A command that it kept is given up for good (the log says so), and with an answer the call
 * that waits for it; a timer stays parked, a call is not made again. A run that still stands still gets a new incident with
 * its next event, or from the sweeper. Throws INCIDENT_CLOSED, FIELD_REQUIRED or FIELD_TOO_LONG for the note.
 */
export function resolveIncident({ run, actor }: Setting, command: ResolveIncident): Step {
  const { id, cause, detail, retry } = findIncident(run, command.incidentId);
  const note = checkText(command.note, ['note'], MOST_NOTE_CHARACTERS);
  return step({
    type: 'incident.resolved',
    payload: { cause, ...detail, incidentId: id, note, givenUp: givenUp(retry) },
    callsClosed: unanswered(
      retry,
      run.calls.map((call) => call.id),
    ),
    incidentsResolved: [{ id, resolution: 'resolved', by: personOf(actor), note }],
  });
}

/** What is not tried again: the type of the command, or `timer` or `call`. */
function givenUp(retry: StoredRetry | null): string | null {
  return retry?.kind === 'command' ? retry.command.type : (retry?.kind ?? null);
}

function unanswered(retry: StoredRetry | null, pending: readonly string[]): CallClosed[] {
  if (retry?.kind !== 'command' || !('callId' in retry.command)) return [];
  const { callId } = retry.command;
  return pending.includes(callId) ? [{ id: callId, status: 'failed', error: 'given up' }] : [];
}
