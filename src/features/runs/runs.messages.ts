import { defineMessages } from '../../api/messages/catalogue.js';

/** What runs refuse; the codes are the runner's and this feature's. */
defineMessages({
  NOT_RUN_STARTER: {
    zh: '只有该项目组的负责人可以启动执行。',
    en: 'Only the lead of this team may start a run.',
  },
  NOT_EVENT_SENDER: {
    zh: '您不能发送此事件：只有项目组负责人和打法指定的角色可以。',
    en: 'You may not send this event: only the team lead and the roles that the playbook names may.',
  },
  NOT_KPI_REPORTER: {
    zh: '您不能报告此执行的指标：只有项目组负责人和担任角色的成员可以。',
    en: 'You may not report KPIs of this run: only the team lead and members who fill a role may.',
  },
  NOT_RUN_LEAD: {
    zh: '只有项目组负责人可以暂停、恢复或取消执行，或处理其异常。',
    en: 'Only the team lead may pause, resume or cancel the run, or deal with its incidents.',
  },
  RUN_PAUSED: {
    zh: '执行已暂停，恢复后才能继续。',
    en: 'The run is paused: nothing is worked on until it is resumed.',
  },
  SEQ_OUT_OF_RANGE: {
    zh: '执行日志中没有这个序号：可用的是 {least} 到 {most}。',
    en: 'The log of the run has no such number: it goes from {least} to {most}.',
  },
  RUN_NOT_PAUSED: { zh: '执行没有暂停。', en: 'The run is not paused.' },
  CALL_CLOSED: {
    zh: '该服务调用已结束，应答不再被接收。',
    en: 'This call to a service is closed and takes no answer any more.',
  },
  MAILBOX_FULL: {
    zh: '事件“{event}”无法保留：等待处理的事件已满。',
    en: 'The event "{event}" cannot be kept: too many events are waiting already.',
  },
  COHORT_SIZE: {
    zh: '一次最多发送给 {most} 个执行，至少 1 个。',
    en: 'At most {most} runs at a time, and at least 1.',
  },
  RUN_ENDED: { zh: '该执行已结束，不再接受任何事件。', en: 'This run has ended and takes nothing any more.' },
  EVENT_NOT_TAKEN: {
    zh: '执行在当前状态下不接受事件“{event}”。',
    en: 'In its present states the run does not take the event "{event}".',
  },
  UNKNOWN_EVENT: { zh: '打法没有声明事件“{event}”。', en: 'The playbook declares no event "{event}".' },
  RESERVED_EVENT: {
    zh: '事件名“{event}”为系统保留，不能从外部发送。',
    en: 'The event name "{event}" is reserved and cannot be sent from outside.',
  },
  INPUT_INVALID: {
    zh: '启动参数不符合打法的要求。',
    en: 'The input does not fit what the playbook asks for.',
  },
  PAYLOAD_INVALID: { zh: '事件内容不符合要求。', en: 'The payload does not fit what the event asks for.' },
  FORM_INVALID: { zh: '表单填写不符合要求。', en: 'The form does not fit what the task asks for.' },
  DATA_TOO_DEEP: {
    zh: '数据嵌套过深，最多 {most} 层。',
    en: 'The data is nested too deep: at most {most} levels.',
  },
  KPI_UNKNOWN: { zh: '打法没有指标“{kpi}”。', en: 'The playbook has no KPI "{kpi}".' },
  KPI_VALUE_INVALID: { zh: '指标值必须是有限的数字。', en: "A KPI's value must be a finite number." },
  CHART_FAULT: {
    zh: '打法的状态图在处理此事件时出错，什么都没有改变。请联系打法作者。',
    en: 'The chart of the playbook failed on this event and nothing was changed. Please tell its author.',
  },
});
