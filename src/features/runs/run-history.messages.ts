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
  HISTORY_ACTOR_SERVICE: { zh: '外部服务', en: 'A connected service' },
  HISTORY_ACTOR_TIMER: { zh: '定时器', en: 'A timer' },
  HISTORY_ACTOR_SYSTEM: { zh: '系统', en: 'Setpiece' },
  HISTORY_SOMEBODY: { zh: '某人', en: 'Somebody' },
});
