import type { RotationEvent, RotationProposal } from './rotation-event.js';

/** True when what an event must say is missing or is not a date. */
export function isIncomplete(event: RotationEvent): boolean {
  switch (event.type) {
    case 'rotation.rejected':
    case 'rotation.cancelled':
      return isBlank(event.reason);
    case 'rotation.prepared':
      return isBlank(event.mentor) || event.objectives.length === 0 || event.objectives.some(isBlank);
    case 'rotation.reviewed':
      return isBlank(event.note);
    case 'rotation.extended':
      return !isDate(event.plannedEnd);
    case 'rotation.ended':
      return !isDate(event.at);
    default:
      return false;
  }
}

export function isIncompleteProposal({ plannedStart, plannedEnd }: RotationProposal): boolean {
  return !isDate(plannedStart) || !isDate(plannedEnd);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** A day of the calendar, `2024-02-29` but not `2023-02-29`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const epoch = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(epoch) && new Date(epoch).toISOString().startsWith(text);
}
