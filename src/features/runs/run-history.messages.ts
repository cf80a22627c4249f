import { defineMessages } from '../../api/messages/catalogue.js';

/** How a run's log tells what happened. */
defineMessages({
  HISTORY_RUN_STARTED: { zh: '{actor}启动了执行', en: '{actor} started the run' },
  HISTORY_TASK_STARTED: { zh: '{actor}开始了“{task}”', en: '{actor} started “{task}”' },
  HISTORY_TASK_CLAIMED: { zh: '{actor}领取了“{task}”', en: '{actor} took “{task}”' },
  HISTORY_TASK_ASSIGNED: {
    zh: '{actor}将“{task}”指派给{person}',
    en: '{actor} assigned “{task}” to {person}',
  },
  HISTORY_TASK_UNASSIGNED: {
    zh: '{actor}收回了“{task}”，等待领取',
    en: '{actor} took “{task}” back for somebody to claim',
  },
  HISTORY_ITEM_CHECKED: {
    zh: '{actor}完成了“{task}”的步骤“{item}”',
    en: '{actor} ticked “{item}” of “{task}”',
  },
  HISTORY_ITEM_UNCHECKED: {
    zh: '{actor}取消了“{task}”的步骤“{item}”',
    en: '{actor} took the tick from “{item}” of “{task}”',
  },
  HISTORY_TASK_CLOSED: {
    zh: '{actor}完成了“{task}”：{outcome}',
    en: '{actor} completed “{task}”: {outcome}',
  },
  HISTORY_APPROVAL_CLOSED: {
    zh: '{actor}决定了“{task}”：{outcome}',
    en: '{actor} decided “{task}”: {outcome}',
  },
  HISTORY_APPROVAL_DECIDED: {
    zh: '{actor}对“{task}”表示：{outcome}（还需其他人决定）',
    en: '{actor} voted on “{task}”: {outcome} (others have yet to decide)',
  },
  HISTORY_TASKS_HANDED_OVER: {
    zh: '{person}的{count}项任务移交给项目组负责人{lead}',
    en: '{count, plural, one {A task} other {# tasks}} of {person} went to the team lead, {lead}',
  },
  HISTORY_EVENT_SENT: { zh: '{actor}报告：{event}', en: '{actor} reported: {event}' },
  HISTORY_KPI_OBSERVED: {
    zh: '{actor}报告{kpi}：{value}（{unit}）',
    en: '{actor} reported {kpi}: {value} ({unit})',
  },
  HISTORY_TIMER_FIRED: { zh: '“{state}”的期限已到', en: 'The time limit of “{state}” was over' },
  HISTORY_SERVICE_ANSWERED: { zh: '服务“{service}”已应答', en: 'The service “{service}” answered' },
  HISTORY_SERVICE_FAILED: {
    zh: '服务“{service}”最终失败：{reason}',
    en: 'The service “{service}” failed for good: {reason}',
  },
  HISTORY_SERVICE_ANSWERED_LATE: {
    zh: '服务“{service}”在调用撤回后才应答，已按打法撤销',
    en: 'The service “{service}” answered a call that had been withdrawn, and what it did is undone',
  },
  HISTORY_LATE_NOT_UNDONE: {
    zh: '服务“{service}”在调用撤回后才应答，未能撤销，已登记异常',
    en: 'The service “{service}” answered a call that had been withdrawn; what it did could not be undone, and an incident was opened',
  },
  HISTORY_CHILD_COMPLETED: { zh: '子执行“{playbook}”已结束', en: 'The child run of “{playbook}” has ended' },
  HISTORY_CHILD_FAILED: {
    zh: '子执行“{playbook}”失败：{reason}',
    en: 'The child run of “{playbook}” failed: {reason}',
  },
  HISTORY_LOCK_GRANTED: { zh: '获得锁“{lock}”', en: 'The lock “{lock}” was granted' },
  HISTORY_CHILD_STARTED: { zh: '启动子执行“{playbook}”', en: 'a child run of “{playbook}” was started' },
  HISTORY_CHILD_CANCELLED: {
    zh: '取消子执行“{playbook}”',
    en: 'the child run of “{playbook}” was cancelled',
  },
  HISTORY_CHILD_RELEASED: {
    zh: '不再等待子执行“{playbook}”，任其继续',
    en: 'the child run of “{playbook}” is no longer waited for and runs on',
  },
  HISTORY_LOCK_REQUESTED: { zh: '开始等待锁“{lock}”', en: 'it got in line for the lock “{lock}”' },
  HISTORY_LOCK_RELEASED: { zh: '让出锁“{lock}”', en: 'it gave up the lock “{lock}”' },
  HISTORY_RUN_PAUSED: { zh: '{actor}暂停了执行：{reason}', en: '{actor} paused the run: {reason}' },
  HISTORY_RUN_RESUMED: { zh: '{actor}恢复了执行：{reason}', en: '{actor} resumed the run: {reason}' },
  HISTORY_RUN_CANCELLED: { zh: '{actor}取消了执行：{reason}', en: '{actor} cancelled the run: {reason}' },
  HISTORY_INCIDENT_OPENED: { zh: '出现异常：{message}', en: 'An incident was opened: {message}' },
  HISTORY_INCIDENT_AGAIN: {
    zh: '同一异常再次出现（共{count}次）',
    en: 'The same fault came again ({count} times by now)',
  },
  HISTORY_INCIDENT_RETRIED: { zh: '{actor}重试了异常', en: '{actor} tried again what had failed' },
  HISTORY_INCIDENT_RETRIED_NOTE: {
    zh: '{actor}重试了异常：{note}',
    en: '{actor} tried again what had failed: {note}',
  },
  HISTORY_INCIDENT_RESOLVED: { zh: '{actor}关闭了异常：{note}', en: '{actor} closed an incident: {note}' },
  HISTORY_INCIDENT_GIVEN_UP: {
    zh: '{actor}关闭了异常，不再重试：{note}',
    en: '{actor} closed an incident and gave up what had failed: {note}',
  },
  HISTORY_CHILD_NOT_ENDED: {
    zh: '子执行没有完成：{message}',
    en: 'A child run was not completed: {message}',
  },
  HISTORY_INCIDENT_FOLLOWS: {
    zh: '打法没有说明此时怎么办，已登记异常',
    en: 'the playbook does not say what then, and an incident was opened',
  },
  HISTORY_RETRIED_BY_NOTE: { zh: '由{person}重试：{note}', en: 'tried again by {person}: {note}' },
  HISTORY_RETRIED_BY: { zh: '由{person}重试', en: 'tried again by {person}' },
  HISTORY_EVENT_KEPT: { zh: '“{event}”留待以后处理', en: '“{event}” is kept until it can be taken' },
  HISTORY_EVENT_TAKEN: { zh: '处理了先前留下的“{event}”', en: '“{event}”, which had waited, was taken' },
  HISTORY_EVENT_EXPIRED: { zh: '“{event}”已过期', en: '“{event}” had waited too long' },
  HISTORY_EVENT_DROPPED: {
    zh: '“{event}”无人等待，已丢弃',
    en: 'nothing waited for “{event}”, and it was dropped',
  },
  HISTORY_EVENT_DROPPED_TOLD: {
    zh: '“{event}”在暂停期间收到，没有状态接收，已丢弃并通知发送人',
    en: '“{event}”, which a pause had held back, was taken by no state and dropped; its sender was told',
  },
  HISTORY_HELD_KPI: { zh: '指标观测值', en: 'a KPI value' },
  HISTORY_HELD_ANSWER: { zh: '服务的应答', en: 'the answer of a service' },
  HISTORY_HELD_FAILURE: { zh: '服务的失败', en: 'the failure of a service' },
  HISTORY_HELD_CHILD: { zh: '子执行的结束', en: 'the end of a child run' },
  HISTORY_HELD_LOCK: { zh: '锁', en: 'a lock' },
  HISTORY_ACTOR_SERVICE: { zh: '外部服务', en: 'A connected service' },
  HISTORY_ACTOR_TIMER: { zh: '定时器', en: 'A timer' },
  HISTORY_ACTOR_SYSTEM: { zh: '系统', en: 'Setpiece' },
  HISTORY_SOMEBODY: { zh: '某人', en: 'Somebody' },
});

const HELD: Readonly<Record<string, string>> = {
  'kpi.observed': 'HISTORY_HELD_KPI',
  'service.answered': 'HISTORY_HELD_ANSWER',
  'service.failed': 'HISTORY_HELD_FAILURE',
  'child.completed': 'HISTORY_HELD_CHILD',
  'child.failed': 'HISTORY_HELD_CHILD',
  'lock.granted': 'HISTORY_HELD_LOCK',
};

/** The code of what a run calls something that a pause held back and that is no event of its playbook. */
export function nameHeld(name: string): string | null {
  return HELD[name] ?? null;
}
