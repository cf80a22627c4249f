import { decidersOf } from '../commands/deciders.js';
import type { Setting } from '../commands/step.js';
import type { RunState } from '../../engine/run/run-state.js';
import type { TaskRecord } from '../record/run-record.js';
import { waitsForOutside } from './declared-waits.js';
import type { NewIncident, NewTimer } from './run-change.js';
import type { TaskBook } from './task-book.js';

/** What an event leaves behind that could keep the run alive. */
export interface Aftermath {
  readonly state: RunState;
  readonly book: TaskBook;
  readonly timersEnded: readonly string[];
  readonly timersSet: readonly NewTimer[];
}

export interface IncidentPlan {
  readonly opened: readonly NewIncident[];
  readonly resolved: readonly string[];
}

/**
 * No silent zombies: opens an incident where the run can no longer go on by itself, once, and resolves those whose
 * cause is gone.
 */
export function planIncidents(setting: Setting, aftermath: Aftermath, nextId: () => string): IncidentPlan {
  const { incidents } = setting.run;
  const zombie = isZombie(setting, aftermath);
  const live = new Set(aftermath.book.live().map((task) => task.id));
  const resolved = incidents.filter(({ cause, taskId }) => {
    if (cause === 'ZOMBIE') return !zombie;
    return cause === 'NO_DECIDER' && taskId !== null && !live.has(taskId);
  });
  const known = incidents.some(({ cause }) => cause === 'ZOMBIE');
  const opened = [
    ...(zombie && !known ? [zombieIncident(aftermath.state, nextId())] : []),
    ...aftermath.book
      .opened()
      .filter((task) => task.kind === 'approval' && decidersOf(task, setting.staff).length === 0)
      .map((task) => noDeciderIncident(task, nextId())),
  ];
  return { opened, resolved: resolved.map(({ id }) => id) };
}

function isZombie({ run, chart }: Setting, { state, book, timersEnded, timersSet }: Aftermath): boolean {
  if (state.status === 'done' || book.live().length > 0 || timersSet.length > 0) return false;
  const pending = run.timers.filter(({ timer, parked }) => !parked && !timersEnded.includes(timer));
  return pending.length === 0 && !waitsForOutside(chart, state);
}

function zombieIncident(state: RunState, id: string): NewIncident {
  const states = state.states.join(', ');
  return {
    id,
    cause: 'ZOMBIE',
    message: {
      zh: `执行停在 ${states}：没有未完成的任务、没有定时器，也没有等待的事件。请修正打法，或取消本次执行。`,
      en: `The run rests in ${states} with no open task, no timer and no event to wait for. Mend the playbook, or cancel the run.`,
    },
    detail: { states: [...state.states] },
  };
}

function noDeciderIncident(task: TaskRecord, id: string): NewIncident {
  return {
    id,
    cause: 'NO_DECIDER',
    message: {
      zh: `审批“${task.key}”无人可以决定：申请人不能审批自己的申请。请让其他成员承担该角色，或将审批指派给他人。`,
      en: `Nobody may decide the approval ${task.key}: no one decides what they asked for. Let another member fill its role, or assign it to somebody else.`,
    },
    detail: { taskId: task.id, task: task.key, roles: [...task.roleKeys] },
  };
}
