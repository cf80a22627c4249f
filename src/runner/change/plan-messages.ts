import { personTasksTopic, runTopic, TIMERS_TOPIC } from '../topics.js';
import type { Message } from '../../platform/broadcast/broadcast.js';
import { decidersOf } from '../commands/deciders.js';
import type { Setting, Step } from '../commands/step.js';
import type { TaskRecord } from '../record/run-record.js';
import type { TimerPlan } from './plan-timers.js';
import type { TaskBook } from './task-book.js';

/** Whom a change wakes: who watches the run, everybody whose list of tasks it changes, and the poller of timers. */
export function planMessages(setting: Setting, step: Step, book: TaskBook, timers: TimerPlan): Message[] {
  const runId = setting.run.id;
  const touched = [...book.opened(), ...book.changed()];
  const persons = new Map<string, string>();
  for (const task of touched) {
    for (const personId of concerned(setting, book, task)) persons.set(personId, task.id);
  }
  const again = timers.changed.filter(({ held, parked }) => !held && !parked);
  // Those that begin say it in UTC already; those that were read are in the database's words.
  const begun = [
    ...timers.set.map(({ dueAt }) => dueAt),
    ...again.map(({ dueAt }) => new Date(dueAt).toISOString()),
  ];
  const [earliest] = begun.sort();
  return [
    { topic: runTopic(runId), payload: { runId, seq: setting.run.seq + 1, type: step.type } },
    ...[...persons].map(([personId, taskId]) => ({
      topic: personTasksTopic(personId),
      payload: { runId, taskId },
    })),
    ...(earliest === undefined ? [] : [{ topic: TIMERS_TOPIC, payload: { dueAt: earliest } }]),
  ];
}

function concerned({ staff }: Setting, book: TaskBook, task: TaskRecord): string[] {
  const assignees = [task.assigneeId, book.before(task.id)?.assigneeId].filter((id) => id != null);
  return task.kind === 'approval' ? [...decidersOf(task, staff), ...assignees] : assignees;
}
