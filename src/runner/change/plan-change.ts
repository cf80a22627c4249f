import type { Effect, RecordKpi } from '../../engine/run/effect.js';
import type { JsonValue } from '../../engine/json.js';
import type { Observation, Setting, Step } from '../commands/step.js';
import { chainHash } from './chain-hash.js';
import { planIncidents } from './plan-incidents.js';
import { planMessages } from './plan-messages.js';
import { planNotifications } from './plan-notifications.js';
import { planTasks } from './plan-tasks.js';
import type { LoggedEvent, NewTimer, RunChange, RunCreation } from './run-change.js';

/** What planning needs besides the setting and the step. */
export interface PlanningContext {
  /** Live tasks of the persons among whom new tasks choose, as stored before the step. */
  readonly loads: ReadonlyMap<string, number>;
  readonly nextId: () => string;
  /** The caller's key and the fingerprint of its request, where it gave one. */
  readonly request: { readonly key: string; readonly hash: string } | null;
  readonly created: RunCreation | null;
}

/** Every row that the step writes. Pure but for `nextId`. */
export function planChange(setting: Setting, step: Step, context: PlanningContext): RunChange {
  const { run, actor, now } = setting;
  const state = step.decision?.state ?? run.state;
  const effects = step.decision?.effects ?? [];
  const book = planTasks(setting, step, context.loads, context.nextId);
  const timersEnded = endedTimers(step, effects);
  const timersSet = effects.filter((effect) => effect.type === 'timer.set').map(toTimer);
  const incidents = planIncidents(setting, { state, book, timersEnded, timersSet }, context.nextId);
  const event = toLoggedEvent(setting, step, context);
  const seq = run.seq + 1;
  return {
    runId: run.id,
    seq,
    at: now,
    actor,
    created: context.created,
    run: {
      status: state.status === 'done' ? 'completed' : run.status,
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
    timersEnded,
    timersSet,
    observations: observationsOf(step, effects),
    notifications: planNotifications(setting, step, book, context.nextId),
    incidentsOpened: incidents.opened,
    incidentsResolved: incidents.resolved,
    messages: planMessages(setting, step, book, timersSet),
  };
}

function toLoggedEvent({ run }: Setting, step: Step, { request }: PlanningContext): LoggedEvent {
  const { type, payload, decision } = step;
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

function endedTimers(step: Step, effects: readonly Effect[]): string[] {
  const cleared = effects.filter((effect) => effect.type === 'timer.clear').map(({ timer }) => timer);
  return step.firedTimer === null ? cleared : [step.firedTimer, ...cleared];
}

function toTimer({ timer, state, dueAt }: NewTimer): NewTimer {
  return { timer, state, dueAt };
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
