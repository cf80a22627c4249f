import { titleOfInstance } from '../../engine/instances/title-of-instance.js';
import type { DropEvent, Escalate, Notify } from '../../engine/run/effect.js';
import type { LocalizedText } from '../../engine/localized-text.js';
import { decidersOf } from '../commands/deciders.js';
import type { Setting, Step } from '../commands/step.js';
import { personOf } from '../actor.js';
import type { TaskRecord } from '../record/run-record.js';
import { holdersOf, isOnTeam, type Staff } from '../staff-directory.js';
import type { Notification } from './run-change.js';
import type { TaskBook } from './task-book.js';

type Draft = Omit<Notification, 'id'>;

/** Who is told what because of the step: tasks that became theirs, what the chart says, and what was handed over. */
export function planNotifications(
  setting: Setting,
  step: Step,
  book: TaskBook,
  nextId: () => string,
): Notification[] {
  const drafts = [
    ...book.opened().flatMap((task) => announce(setting, task)),
    ...book.changed().flatMap((task) => reassigned(setting, step, book, task)),
    ...(step.decision?.effects ?? []).flatMap((effect) => {
      if (effect.type === 'notify') return notices(setting.staff, effect);
      if (effect.type === 'event.dropped') return dropped(setting, effect);
      return effect.type === 'escalate' ? escalations(setting.staff, book, effect) : [];
    }),
  ];
  return drafts.map((draft) => ({ id: nextId(), ...draft }));
}

/** A new task: its assignee, an approval's deciders, or the lead where nobody fills the role. */
function announce(setting: Setting, task: TaskRecord): Draft[] {
  const title = titleOf(setting, task);
  if (task.kind === 'approval') {
    const message = { zh: `请审批：${title.zh}`, en: `Please decide: ${title.en}` };
    return draftsFor(decidersOf(task, setting.staff), 'task', task.id, message);
  }
  if (task.assigneeId !== null) return [assignment(task, task.assigneeId, title)];
  const message = {
    zh: `任务无人承担，请指派：${title.zh}`,
    en: `Nobody fills the role of this task; please assign it: ${title.en}`,
  };
  return draftsFor([setting.staff.leadId], 'task', task.id, message);
}

/** A task that passed to somebody who did not take it by themselves. */
function reassigned(setting: Setting, step: Step, book: TaskBook, task: TaskRecord): Draft[] {
  const { assigneeId } = task;
  if (assigneeId === null || assigneeId === book.before(task.id)?.assigneeId) return [];
  if (assigneeId === personOf(setting.actor)) return [];
  const title = titleOf(setting, task);
  if (step.type !== 'tasks.handedOver') return [assignment(task, assigneeId, title)];
  const message = {
    zh: `因轮岗移交给您，请重新指派：${title.zh}`,
    en: `Handed over to you because of a rotation; please reassign it: ${title.en}`,
  };
  return draftsFor([assigneeId], 'handover', task.id, message);
}

function assignment(task: TaskRecord, personId: string, title: LocalizedText): Draft {
  const message = { zh: `新任务：${title.zh}`, en: `New task: ${title.en}` };
  return { personId, kind: 'task', taskId: task.id, message };
}

function notices(staff: Staff, { to, message }: Notify): Draft[] {
  return draftsFor(recipients(staff, to), 'notice', null, message);
}

/** An event that a pause accepted and no state has taken: who sent it must hear so; the lead, where that is nobody of the team. */
function dropped({ staff, chart }: Setting, { name, by }: DropEvent): Draft[] {
  if (by === undefined) return [];
  const title = chart.definition.events[name]?.title ?? { zh: name, en: name };
  const message = {
    zh: `“${title.zh}”在暂停期间收到，恢复后没有状态接收，已丢弃。`,
    en: `“${title.en}” came while the run was paused. When it went on, no state took it, and it was dropped.`,
  };
  return draftsFor([isOnTeam(staff, by) ? by : staff.leadId], 'notice', null, message);
}

/** An escalation is about the live task of that key, if there is one. */
function escalations(staff: Staff, book: TaskBook, { to, task: key, message }: Escalate): Draft[] {
  const task = book.live().find((candidate) => candidate.key === key);
  return draftsFor(recipients(staff, to), 'escalation', task?.id ?? null, message);
}

/**
 * The persons behind `lead`, `team`, `sponsor` or a role key. A team's sponsor is not kept yet, and a role may have
 * nobody at present: the lead hears it then, because somebody must.
 */
function recipients(staff: Staff, to: string): string[] {
  if (to === 'team') return [...new Set([staff.leadId, ...staff.memberIds])].sort();
  const holders = holdersOf(staff, [to]);
  return holders.length > 0 ? holders : [staff.leadId];
}

function draftsFor(
  personIds: readonly string[],
  kind: Draft['kind'],
  taskId: string | null,
  message: LocalizedText,
): Draft[] {
  return personIds.map((personId) => ({ personId, kind, taskId, message }));
}

function titleOf({ chart }: Setting, task: TaskRecord): LocalizedText {
  const title = chart.definition.tasks[task.key]?.title ?? { zh: task.key, en: task.key };
  return titleOfInstance(title, task.input);
}
