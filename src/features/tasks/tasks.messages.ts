import { defineMessages } from '../../api/messages/catalogue.js';

/** What tasks refuse; the codes are the runner's and this feature's. */
defineMessages({
  TASK_CLOSED: { zh: '该任务已经结束，不能再更改。', en: 'This task is closed already.' },
  TASK_NOT_YOURS: {
    zh: '该任务没有指派给您，只有承担人可以处理。',
    en: 'This task is not assigned to you; only its assignee may work on it.',
  },
  TASK_TAKEN: { zh: '该任务已有人承担。', en: 'Somebody has this task already.' },
  TASK_ALREADY_STARTED: { zh: '该任务已经开始。', en: 'This task was started already.' },
  IS_AN_APPROVAL: { zh: '这是审批，请用审批操作来决定。', en: 'This is an approval: decide it instead.' },
  NOT_AN_APPROVAL: { zh: '这不是审批，请直接完成任务。', en: 'This is no approval: complete it instead.' },
  ROLE_NOT_HELD: { zh: '您不担任该任务所需的角色。', en: 'You do not fill a role that this task falls to.' },
  OWN_REQUEST: { zh: '不能审批自己提出的申请。', en: 'Nobody decides what they asked for themselves.' },
  ALREADY_DECIDED: { zh: '您已经做过决定。', en: 'You have decided already.' },
  NOT_TEAM_LEAD: {
    zh: '只有项目组负责人可以指派任务。',
    en: 'Only the lead of the team may assign its tasks.',
  },
  ASSIGNEE_NOT_IN_TEAM: {
    zh: '该员工目前不是项目组成员。',
    en: 'This person is not in the team at present.',
  },
  ITEM_UNKNOWN: {
    zh: '清单没有第 {item} 项：共有 {items} 项，从 0 开始计数。',
    en: 'The checklist has no item {item}: it has {items}, counted from 0.',
  },
  OUTCOME_UNKNOWN: {
    zh: '该任务没有结果“{outcome}”，可选：{outcomes}。',
    en: 'This task cannot end with "{outcome}". It can end with: {outcomes}.',
  },
  OUTCOME_NOT_TAKEN: {
    zh: '打法在当前情况下不接受结果“{outcome}”，请检查表单内容。',
    en: 'The playbook does not take the outcome "{outcome}" as things stand. Check what the form says.',
  },
});
