import type { Effect, RecordKpi } from '../../engine/run/effect.js';
import type { JsonValue } from '../../engine/json.js';
import type { Observation, Setting, Step } from '../commands/step.js';
import type { KeyedRequest } from '../record/keyed-request.js';
import { toRunStatus } from '../record/run-status.js';
import { MAIL_TOPIC } from '../topics.js';
import { chainHash } from './chain-hash.js';
import { planCalls } from './plan-calls.js';
import { type ChildPlan, planChildren } from './plan-children.js';
import { type ClaimPlan, planClaims } from './plan-claims.js';
import { planIncidents } from './plan-incidents.js';
import { planMessages } from './plan-messages.js';
import { planNotifications } from './plan-notifications.js';
import { planTasks } from './plan-tasks.js';
import { planTimers } from './plan-timers.js';
import type { LoggedEvent, RunChange, RunCreation } from './run-change.js';

/** What planning needs besides the setting and the step. */
export interface PlanningContext {
  /** Live tasks of the persons among whom new tasks choose, as stored before the step. */
  readonly loads: ReadonlyMap<string, number>;
  readonly nextId: () => string;
  /** The caller's key and the fingerprint of its request, where it gave one. */
  readonly request: KeyedRequest | null;
  readonly created: RunCreation | null;
}

/** Every row that the step writes. Pure but for `nextId`. */
export function planChange(asked: Setting, step: Step, context: PlanningContext): RunChange {
  const setting = step.actor === null ? asked : { ...asked, actor: step.actor };
  const { run, actor, now } = setting;
  const state = step.decision?.state ?? run.state;
  const effects = step.decision?.effects ?? [];
  const book = planTasks(setting, step, context.loads, context.nextId);
  const timers = planTimers(setting, step, state);
  const calls = planCalls(setting, step, context.nextId);
  const children = planChildren(setting, step, context.nextId);
  const claims = planClaims(setting, step, context.nextId);
  const aftermath = { state, book, timers, calls, children, claims };
  const incidents = planIncidents(setting, step, aftermath, context.nextId);
  const event = toLoggedEvent(setting, step, context);
  const seq = run.seq + 1;
  return {
    runId: run.id,
    seq,
    at: now,
    actor,
    created: context.created,
    run: {
      status: toRunStatus(state.status),
      snapshot: state.snapshot,
      states: state.states,
      enteredAt: enteredAt(setting, state.states),
      output: outputOf(effects),
    },
    event,
    hash: chainHash(run.head, { runId: run.id, seq, at: now, actor, event }),
    tasksOpened: book.opened(),
    tasksChanged: book.changed(),
    vote: voteOf(step),
    timersEnded: timers.ended,
    timersSet: timers.set,
    timersChanged: timers.changed,
    callsRequested: calls.requested,
    callsClosed: calls.closed,
    childrenStarted: children.started,
    childrenClosed: children.closed,
    claimsRequested: claims.requested,
    claimsReleased: claims.released,
    mail: children.messages,
    observations: observationsOf(step, effects),
    notifications: planNotifications(setting, step, book, context.nextId),
    incidentsOpened: incidents.opened,
    incidentsChanged: step.incidentsChanged,
    incidentsResolved: incidents.resolved,
    messages: [
      ...planMessages(setting, step, book, timers),
      ...(concernsOthers(children, claims) ? [{ topic: MAIL_TOPIC, payload: {} }] : []),
    ],
  };
}

function concernsOthers({ messages }: ChildPlan, { requested, released }: ClaimPlan): boolean {
  return messages.length + requested.length + released.length > 0;
}

function toLoggedEvent({ run }: Setting, step: Step, context: PlanningContext): LoggedEvent {
  const { type, payload, decision } = step;
  const request = step.request ?? context.request;
  return {
    type,
    moves: decision !== null,
    payload,
    from: decision?.from ?? run.state.states,
    to: decision?.to ?? run.state.states,
    effects: decision?.effects ?? [],
    idempotencyKey: request?.key ?? null,
    requestHash: request?.hash ?? null,
  };
}

/** A state that stays keeps the instant at which it was entered. */
function enteredAt({ run, now }: Setting, states: readonly string[]): string[] {
  const before = new Map(run.state.states.map((path, index) => [path, run.enteredAt[index]]));
  return states.map((path) => before.get(path) ?? now);
}

function voteOf({ vote, taskId }: Step): RunChange['vote'] {
  return vote === null || taskId === null ? null : { ...vote, taskId };
}

/** One observation of a KPI an event: where the chart records one more in the same step, its own, the later one, counts. */
function observationsOf(step: Step, effects: readonly Effect[]): Observation[] {
  const recorded = effects
    .filter((effect): effect is RecordKpi => effect.type === 'kpi.record')
    .map(({ kpi, value }) => ({ kpi, value, note: '' }));
  const all = step.observation === null ? recorded : [step.observation, ...recorded];
  return [...new Map(all.map((observation) => [observation.kpi, observation])).values()];
}

function outputOf(effects: readonly Effect[]): JsonValue {
  return effects.find((effect) => effect.type === 'run.done')?.output ?? null;
}
