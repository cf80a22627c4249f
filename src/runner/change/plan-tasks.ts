import type { Effect, WithdrawTask } from '../../engine/run/effect.js';
import type { Setting, Step } from '../commands/step.js';
import { personOf } from '../actor.js';
import type { Loads } from './allot-task.js';
import { isLive } from '../record/run-record.js';
import { openTask } from './open-task.js';
import { TaskBook } from './task-book.js';

/**
 * The run's tasks after the step: as the command leaves them, then each effect in order.
 * @param known live tasks of the persons among whom new tasks choose, as stored before the step.
 */
export function planTasks(
  setting: Setting,
  step: Step,
  known: ReadonlyMap<string, number>,
  nextId: () => string,
): TaskBook {
  const book = new TaskBook(setting.run.tasks);
  for (const task of step.tasks) book.put(task);
  const effects = step.decision?.effects ?? [];
  for (const effect of effects) if (effect.type === 'task.withdraw') withdraw(setting, book, effect);
  const loads = loadsAfterClosing(known, book);
  for (const effect of effects) {
    if (effect.type === 'task.open') book.put(openTask(setting, effect, nextId(), loads));
    if (effect.type === 'escalate') markEscalated(setting, book, effect);
  }
  return book;
}

function withdraw({ run, actor, now }: Setting, book: TaskBook, effect: WithdrawTask): void {
  // Effects are netted: what is withdrawn was open before the event, so it never meets a task opened by it.
  const task = book.live().find((candidate) => candidate.invocation === effect.invocation);
  if (!task) return;
  const closing = { closedAt: now, closedSeq: run.seq + 1, closedBy: personOf(actor) };
  book.put({ ...task, status: 'withdrawn', ...closing });
}

/** Someone who has just finished a task is as free as anyone for the next. */
function loadsAfterClosing(known: ReadonlyMap<string, number>, book: TaskBook): Loads {
  const loads: Loads = new Map(known);
  for (const task of book.changed()) {
    const before = book.before(task.id)?.assigneeId;
    if (isLive(task) || before == null) continue;
    const load = loads.get(before);
    if (load !== undefined) loads.set(before, load - 1);
  }
  return loads;
}

function markEscalated(
  { now }: Setting,
  book: TaskBook,
  effect: Extract<Effect, { type: 'escalate' }>,
): void {
  for (const task of book.live()) if (task.key === effect.task) book.put({ ...task, escalatedAt: now });
}
