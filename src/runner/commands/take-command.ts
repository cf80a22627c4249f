import type { CommandRequest } from '../command-request.js';
import type { ApprovalVote } from '../record/run-record.js';
import { resolveIncident } from './resolve-incident.js';
import { retryIncident } from './retry-incident.js';
import type { Setting, Step } from './step.js';
import { takeRequest } from './take-request.js';

/**
 * What a command comes to on a locked run; null where everything is already as it asks. Pure. Throws a DomainError
 * where the command is refused.
 */
export function takeCommand(
  setting: Setting,
  command: CommandRequest,
  votes: readonly ApprovalVote[],
): Step | null {
  if (command.type === 'retryIncident') return retryIncident(setting, command, votes);
  if (command.type === 'resolveIncident') return resolveIncident(setting, command);
  return takeRequest(setting, command, votes);
}
