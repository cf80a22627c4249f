import type { LocalizedText } from '../localized-text.js';
import type { RefusalCode } from './decision.js';

/** `about` is the event's name, the invocation, the service, the KPI, the timer or the reason, as the code has it. */
const MESSAGES: Readonly<Record<RefusalCode, (about: string) => LocalizedText>> = {
  EVENT_NOT_TAKEN: (name) => ({
    zh: `执行当前的状态不接受事件 ${name}。`,
    en: `The run's present states do not take the event ${name}.`,
  }),
  UNKNOWN_EVENT: (name) => ({
    zh: `打法没有声明事件 ${name}。`,
    en: `The playbook declares no event ${name}.`,
  }),
  RESERVED_EVENT: (name) => ({
    zh: `事件 ${name} 为系统保留，不能从外部发送。`,
    en: `The event ${name} is reserved and cannot be sent from outside.`,
  }),
  UNKNOWN_INVOCATION: (invocation) => ({
    zh: `没有进行中的任务 ${invocation}。`,
    en: `No open task has the invocation ${invocation}.`,
  }),
  UNKNOWN_OUTCOME: (outcome) => ({
    zh: `这项任务没有结果 ${outcome}。`,
    en: `The task has no outcome ${outcome}.`,
  }),
  OUTCOME_NOT_TAKEN: (outcome) => ({
    zh: `按目前的数据，没有流程接收结果 ${outcome}。`,
    en: `With things as they are, nothing follows from the outcome ${outcome}.`,
  }),
  UNKNOWN_KPI: (kpi) => ({ zh: `打法没有指标 ${kpi}。`, en: `The playbook has no KPI ${kpi}.` }),
  INVALID_KPI_VALUE: (kpi) => ({
    zh: `指标 ${kpi} 的值必须是有限的数。`,
    en: `The value of the KPI ${kpi} must be a finite number.`,
  }),
  UNKNOWN_TIMER: (timer) => ({ zh: `没有等待中的定时 ${timer}。`, en: `No timer ${timer} is pending.` }),
  TIMER_NOT_DUE: (timer) => ({ zh: `定时 ${timer} 还没有到期。`, en: `The timer ${timer} is not due yet.` }),
  INVALID_INPUT: () => ({
    zh: '启动数据不符合要求。',
    en: 'The input does not fit what the playbook asks for.',
  }),
  INVALID_FORM: () => ({ zh: '表单不符合要求。', en: 'The form does not fit what the task asks for.' }),
  INVALID_PAYLOAD: (name) => ({
    zh: `事件 ${name} 的数据不符合要求。`,
    en: `The payload does not fit the event ${name}.`,
  }),
  UNKNOWN_CALL: (invocation) => ({
    zh: `没有等待应答的服务调用 ${invocation}。`,
    en: `No call of the invocation ${invocation} is waiting for an answer.`,
  }),
  INVALID_ANSWER: (service) => ({
    zh: `服务 ${service} 的应答不符合声明。`,
    en: `What the service ${service} answered does not fit its declaration.`,
  }),
  ANSWER_NOT_TAKEN: (service) => ({
    zh: `按目前的数据，没有流程接收服务 ${service} 的这个应答。`,
    en: `With things as they are, nothing follows from what the service ${service} answered, or from its failure.`,
  }),
  UNKNOWN_CHILD: (invocation) => ({
    zh: `没有等待结束的子执行 ${invocation}。`,
    en: `The invocation ${invocation} waits for no child run.`,
  }),
  END_NOT_TAKEN: (playbook) => ({
    zh: `按目前的数据，没有流程接收子执行“${playbook}”的结束。`,
    en: `With things as they are, nothing follows from how the child run of ${playbook} ended.`,
  }),
  UNKNOWN_LOCK: (invocation) => ({
    zh: `${invocation} 没有在等待锁。`,
    en: `The invocation ${invocation} waits for no lock.`,
  }),
  RUN_PAUSED: () => ({
    zh: '执行已暂停，恢复后再试。',
    en: 'The run is paused; it has to be resumed first.',
  }),
  RUN_NOT_PAUSED: () => ({ zh: '执行没有暂停。', en: 'The run is not paused.' }),
  MAILBOX_FULL: (name) => ({
    zh: `事件 ${name} 无法保留：待处理的事件已满。`,
    en: `The event ${name} cannot be kept: too many events are waiting already.`,
  }),
  CHART_FAULT: (reason) => ({
    zh: `状态图无法处理：${reason}`,
    en: `The chart cannot handle this: ${reason}`,
  }),
  RUN_ENDED: () => ({ zh: '执行已经结束。', en: 'The run has ended.' }),
  RUN_ALREADY_STARTED: () => ({ zh: '执行已经开始。', en: 'The run has already started.' }),
};

export function refusalMessage(code: RefusalCode, about: string): LocalizedText {
  return MESSAGES[code](about);
}
