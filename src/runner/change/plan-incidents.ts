import { decidersOf } from '../commands/deciders.js';
import { noDeciderIncident, zombieIncident } from '../commands/incident-drafts.js';
import { standsStill } from '../commands/stands-still.js';
import type { Setting, Step } from '../commands/step.js';
import { awaitedLocks, readSnapshot } from '../../engine/run/stored-snapshot.js';
import type { RunState } from '../../engine/run/run-state.js';
import type {
  IncidentDraft,
  IncidentRecord,
  IncidentResolved,
  NewIncident,
} from '../record/incident-record.js';
import type { ChildPlan } from './plan-children.js';
import type { ClaimPlan } from './plan-claims.js';
import type { CallPlan } from './plan-calls.js';
import type { TimerPlan } from './plan-timers.js';
import type { TaskBook } from './task-book.js';

/** What an event leaves behind that could keep the run alive. */
export interface Aftermath {
  readonly state: RunState;
  readonly book: TaskBook;
  readonly timers: TimerPlan;
  readonly calls: CallPlan;
  readonly children: ChildPlan;
  readonly claims: ClaimPlan;
}

export interface IncidentPlan {
  readonly opened: readonly NewIncident[];
  readonly resolved: readonly IncidentResolved[];
}

/**
 * No silent zombies: opens an incident where the run can no longer go on by itself, once, and resolves those whose
 * cause is gone. What the step itself says of incidents comes first.
 */
export function planIncidents(
  setting: Setting,
  step: Step,
  aftermath: Aftermath,
  nextId: () => string,
): IncidentPlan {
  const { incidents } = setting.run;
  const settled = new Set(step.incidentsResolved.map(({ id }) => id));
  const still = incidents.filter(({ id }) => !settled.has(id));
  const zombie = standsStill(setting.chart, {
    state: aftermath.state,
    tasks: aftermath.book.live(),
    timers: aftermath.timers.pending,
    calls: aftermath.calls.pending,
    children: aftermath.children.awaited,
    claims: aftermath.claims.claims,
    incidents: [...still, ...step.incidentsOpened],
  });
  const gone = still.filter((incident) => isGone(setting, incident, aftermath, zombie));
  const known = incidents.some(({ cause }) => cause === 'ZOMBIE');
  const drafts: IncidentDraft[] = [
    ...step.incidentsOpened,
    ...(zombie && !known ? [zombieIncident(aftermath.state)] : []),
    ...aftermath.book
      .opened()
      .filter((task) => task.kind === 'approval' && decidersOf(task, setting.staff).length === 0)
      .map(noDeciderIncident),
  ];
  return {
    opened: drafts.map((draft) => ({ id: nextId(), ...draft })),
    resolved: [...step.incidentsResolved, ...gone.map(({ id }) => ({ id, ...GONE }))],
  };
}

const GONE = { resolution: 'gone', by: null, note: '' } as const;

/** Whether the event took away what the incident is about. */
function isGone(setting: Setting, incident: IncidentRecord, after: Aftermath, zombie: boolean): boolean {
  const { status } = after.state;
  const { cause, detail, retry } = incident;
  // A compensation's call is still to be made when the run has ended.
  if (retry?.kind === 'call' && retry.call.invocation === null) return false;
  // What a service did in vain is still done: somebody has to see to it.
  if (detail['late'] === true) return false;
  if (status === 'done' || status === 'cancelled') return true;
  const liveTask = (id: unknown) => after.book.live().find((task) => task.id === id);
  switch (cause) {
    case 'ZOMBIE':
      return status === 'active' && !zombie;
    case 'NO_DECIDER': {
      const approval = liveTask(detail['taskId']);
      return approval === undefined || decidersOf(approval, setting.staff).length > 0;
    }
    case 'TIMER_FAILED':
      return !after.timers.pending.some(({ timer, parked }) => parked && timer === detail['timer']);
    case 'CALL_FAILED':
      return retry?.kind === 'call' && after.calls.left.has(retry.call.invocation);
    case 'CHILD_FAILED':
      return retry?.kind === 'child' && after.children.left.has(retry.child.invocation);
    case 'LOCK_STUCK':
    case 'LOCK_DEADLOCK': {
      const waiting = awaitedLocks(readSnapshot(after.state.snapshot));
      return !waiting.some((invocation) => invocation === detail['invocation']);
    }
    case 'TIMER_OVERDUE': {
      const { timers: overdue } = detail;
      return !after.timers.pending.some(({ timer }) => Array.isArray(overdue) && overdue.includes(timer));
    }
    case 'ROWS_DISAGREE':
      // Only the sweeper sees that.
      return false;
    case 'CHART_FAULT': {
      if (retry?.kind !== 'command') return false;
      const { command } = retry;
      if (command.type === 'endChild')
        return !after.children.awaited.some(({ id }) => id === command.childId);
      if (command.type === 'takeLock') return !after.claims.claims.some(({ id }) => id === command.claimId);
      if ('callId' in command) return !after.calls.pending.some(({ id }) => id === command.callId);
      return 'taskId' in command && liveTask(command.taskId) === undefined;
    }
  }
}
