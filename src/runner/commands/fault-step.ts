import { DomainError } from '../../platform/domain-error.js';
import { hashRequest } from '../../platform/idempotency/request-hash.js';
import type { JsonObject } from '../../engine/json.js';
import { personOf } from '../actor.js';
import { isIncidentRequest, type CommandRequest } from '../command-request.js';
import { keyedRequestOf } from '../keyed-request-of.js';
import type { IncidentDraft, IncidentRecord } from '../record/incident-record.js';
import type { TimerRecord } from '../record/run-record.js';
import type { RetriableCommand, StoredCommand, StoredRetry } from '../record/stored-retry.js';
import type { RunCommand } from '../run-command.js';
import { chartFaultIncident, timerIncident } from './incident-drafts.js';
import { step, type Setting, type Step } from './step.js';

/** How many open incidents of a run are about commands at most: a flood of faulty ones is refused and no more. */
const MOST_FAULTS = 20;
/** Up to which the repetitions of one fault are counted, each being an entry of the log. */
const MOST_COUNTED = 100;

/** Whether the chart itself failed on the command, so that it is worth an incident. */
export function isChartFault(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === 'CHART_FAULT';
}

/**
 * The step that opens an incident about a command on which the chart failed, keeping the command so that it can be
 * taken again; the same command failing again, or its retry, is counted. Null where there is nothing more to log. It must
 * be logged without the command's key: the command was refused, and its key is still free.
 */
export function faultStep(setting: Setting, command: RunCommand, error: DomainError): Step | null {
  const { incidents } = setting.run;
  const given = requestIn(command);
  if (isIncidentRequest(given)) {
    const retried = incidents.find(({ id }) => id === given.incidentId);
    if (retried === undefined || isCountedOut(retried)) return null;
    return again(retried, { retried: { by: personOf(command.actor), note: given.note } });
  }
  const retry: StoredCommand = {
    kind: 'command',
    actor: command.actor,
    command: given,
    request: keyedRequestOf(command),
  };
  const draft = chartFaultIncident(retry, aboutOf(setting, given), error);
  const faults = incidents.filter(({ cause }) => cause === 'CHART_FAULT');
  const known = faults.find((incident) => fingerprint(incident.retry) === fingerprint(retry));
  if (known !== undefined) return isCountedOut(known) ? null : again(known);
  return faults.length >= MOST_FAULTS ? null : opening(draft);
}

/**
 * The step that sets a timer aside that could not be fired, and opens an incident that says why. Null where the timer
 * is not there any more.
 */
export function timerFaultStep(setting: Setting, timer: string, error: unknown): Step | null {
  const pending = setting.run.timers.find((candidate) => candidate.timer === timer);
  if (pending === undefined) return null;
  const parked: TimerRecord = { ...pending, parked: true };
  const draft = timerIncident(pending, error);
  const known = setting.run.incidents.find(
    ({ cause, detail }) => cause === 'TIMER_FAILED' && detail['timer'] === timer,
  );
  return { ...(known === undefined ? opening(draft) : again(known)), timers: [parked] };
}

function opening(draft: IncidentDraft): Step {
  const { cause, message, detail } = draft;
  return step({
    type: 'incident.opened',
    payload: { cause, message: { ...message }, ...detail },
    incidentsOpened: [draft],
  });
}

/** An entry that only counts: who reads the incident sees how often. */
function again({ id, cause, detail }: IncidentRecord, remark: JsonObject = {}): Step {
  const counted = { ...detail, count: countOf(detail) + 1 };
  return step({
    type: 'incident.opened',
    payload: { incidentId: id, cause, ...counted, ...remark },
    incidentsChanged: [{ id, detail: counted }],
  });
}

function isCountedOut({ detail }: IncidentRecord): boolean {
  return countOf(detail) >= MOST_COUNTED;
}

function countOf({ count }: JsonObject): number {
  return typeof count === 'number' ? count : 1;
}

/** The same for the same command of the same sender, whatever its key. */
function fingerprint(retry: StoredRetry | null): string | null {
  return retry?.kind === 'command' ? hashRequest('command', [retry.actor, retry.command]) : null;
}

/** What the command asks for, apart from who asks and on which version of the record: it is taken on another. */
function requestIn(command: RunCommand): CommandRequest {
  const { runId: _run, actor: _actor, idempotencyKey: _key, authorise: _authorise, ...request } = command;
  return 'expectedVersion' in request ? { ...request, expectedVersion: null } : request;
}

/** What a reader would call it by. */
function aboutOf({ run }: Setting, command: RetriableCommand): string {
  switch (command.type) {
    case 'sendEvent':
      return command.name;
    case 'recordKpi':
      return command.kpi;
    case 'answerService':
    case 'failService':
      return run.calls.find(({ id }) => id === command.callId)?.service ?? command.type;
    case 'endChild':
      return run.children.find(({ id }) => id === command.childId)?.playbook ?? command.type;
    case 'takeLock':
      return run.claims.find(({ id }) => id === command.claimId)?.lock ?? command.type;
    default:
      return ('taskId' in command && run.tasks.find(({ id }) => id === command.taskId)?.key) || command.type;
  }
}
