import { checkText } from '../../platform/check-input.js';
import { DomainError } from '../../platform/domain-error.js';
import type { IncidentRecord } from '../record/incident-record.js';
import type { RunRecord } from '../record/run-record.js';

export const MOST_NOTE_CHARACTERS = 500;

/** The open incident of the run; throws INCIDENT_CLOSED where none has the id (any more). */
export function findIncident(run: RunRecord, incidentId: string): IncidentRecord {
  const incident = run.incidents.find(({ id }) => id === incidentId);
  if (incident === undefined) throw new DomainError('INCIDENT_CLOSED', {}, ['incidentId']);
  return incident;
}

/** The note, trimmed; it may be empty. Throws FIELD_TOO_LONG. */
export function checkIncidentNote(note: string): string {
  return note.trim() === '' ? '' : checkText(note, ['note'], MOST_NOTE_CHARACTERS);
}
