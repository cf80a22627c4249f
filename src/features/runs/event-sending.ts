import type { Principal } from '../../platform/auth/principal.js';
import { PermissionDeniedError } from '../../platform/domain-error.js';
import type { PlaybookDefinition } from '../../engine/chart/playbook-definition.js';
import { maySendEvent, type RunFacts } from './run-rules.js';

/**
 * Throws `NOT_EVENT_SENDER`. An event that the playbook does not declare is nobody's to send: the runner says so, and lists
 * those it takes.
 */
export function requireSender(
  viewer: Principal,
  facts: RunFacts,
  { events }: PlaybookDefinition,
  name: string,
): void {
  const senders = Object.hasOwn(events, name) ? events[name]?.senders : undefined;
  if (senders && !maySendEvent(viewer, facts, senders)) {
    throw new PermissionDeniedError('NOT_EVENT_SENDER', {}, ['event']);
  }
}
