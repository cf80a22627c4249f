import type { JsonObject } from '../../engine/json.js';
import { DomainError, NotFoundError } from '../../platform/domain-error.js';
import { personOf, TIMER } from '../actor.js';
import type { RetryIncident } from '../command-request.js';
import type { IncidentRecord, IncidentResolved } from '../record/incident-record.js';
import { type ApprovalVote, isLive } from '../record/run-record.js';
import type { StoredCall, StoredCommand, StoredTimer } from '../record/stored-retry.js';
import { decidersOf } from './deciders.js';
import { fireTimer } from './fire-timer.js';
import { checkIncidentNote, findIncident } from './incident-checks.js';
import { standsStill } from './stands-still.js';
import { step, type Setting, type Step } from './step.js';
import { requireGoing, requireRunning } from './task-checks.js';
import { takeRequest } from './take-request.js';

/** Who retries, and what. */
interface Retry {
  readonly setting: Setting;
  readonly incident: IncidentRecord;
  readonly resolved: IncidentResolved;
  /** What the log says of it. */
  readonly remark: JsonObject;
}

/**
 * Tries again what failed. What is taken is logged as what it is (the event that was sent, the timer that fired) in the
 * name of its first sender and under that sender's key, with a remark who retried it. Throws INCIDENT_CLOSED,
 * INCIDENT_STANDS where nothing can be tried and the cause is still there, and whatever the retried thing is refused with.
 */
export function retryIncident(
  setting: Setting,
  command: RetryIncident,
  votes: readonly ApprovalVote[],
): Step {
  const incident = findIncident(setting.run, command.incidentId);
  const note = checkIncidentNote(command.note);
  const by = personOf(setting.actor);
  const retry: Retry = {
    setting,
    incident,
    resolved: { id: incident.id, resolution: 'retried', by, note },
    remark: { incidentId: incident.id, by, kind: setting.actor.kind, note, attempt: command.attempt },
  };
  switch (incident.retry?.kind) {
    case 'command':
      if (taskOf(incident.retry) !== command.taskId) throw new NotFoundError('Task', ['taskId']);
      return retryCommand(retry, incident.retry, votes);
    case 'timer':
      return retryTimer(retry, incident.retry);
    case 'call':
      return retryCall(retry, incident.retry);
    case 'child':
      requireGoing(setting.run);
      return { ...settled(retry), childrenRequested: [incident.retry.child] };
    default:
      return lookAgain(retry);
  }
}

function taskOf({ command }: StoredCommand): string | null {
  return 'taskId' in command ? command.taskId : null;
}

function retryCommand(retry: Retry, stored: StoredCommand, votes: readonly ApprovalVote[]): Step {
  const { actor, command, request } = stored;
  const taken = takeRequest({ ...retry.setting, actor }, command, votes);
  // Nothing is left to do: all is already as the command asked.
  if (taken === null) return settled(retry);
  return { ...remarked(taken, retry), actor, request };
}

function retryTimer(retry: Retry, { timer }: StoredTimer): Step {
  const { run, now } = retry.setting;
  requireRunning(run);
  const pending = run.timers.find((candidate) => candidate.timer === timer);
  if (pending === undefined) return settled(retry);
  // A resumption has given it a later date: it fires then.
  if (Date.parse(pending.dueAt) > Date.parse(now)) {
    return { ...settled(retry), timers: [{ ...pending, parked: false }] };
  }
  return { ...remarked(fireTimer({ ...retry.setting, actor: TIMER }, pending), retry), actor: TIMER };
}

/** Under a new id: the answer to the call that gave up, should there ever be one, is nobody's. */
function retryCall(retry: Retry, { call }: StoredCall): Step {
  return { ...settled(retry), callsRequested: [call] };
}

function lookAgain(retry: Retry): Step {
  if (stands(retry)) throw new DomainError('INCIDENT_STANDS', {}, ['incidentId']);
  return settled(retry);
}

function stands({ setting, incident }: Retry): boolean {
  const { run, chart, staff } = setting;
  const live = run.tasks.filter(isLive);
  if (incident.cause === 'NO_DECIDER') {
    const approval = live.find(({ id }) => id === incident.detail['taskId']);
    return approval !== undefined && decidersOf(approval, staff).length === 0;
  }
  const { state, timers, calls, children, claims, incidents } = run;
  return standsStill(chart, { state, tasks: live, timers, calls, children, claims, incidents });
}

/** The step that only closes the incident. */
function settled({ incident, resolved, remark }: Retry): Step {
  const { cause, detail } = incident;
  return step({
    type: 'incident.retried',
    payload: { cause, ...detail, ...remark },
    incidentsResolved: [resolved],
  });
}

function remarked(taken: Step, { resolved, remark }: Retry): Step {
  const incidentsResolved = [...taken.incidentsResolved, resolved];
  return { ...taken, payload: { ...taken.payload, retried: remark }, incidentsResolved };
}
