import type { JsonObject } from '../../engine/json.js';
import type { LocalizedText } from '../../engine/localized-text.js';
import type { Refusal } from '../../engine/run/decision.js';
import type { RunState } from '../../engine/run/run-state.js';
import { DomainError } from '../../platform/domain-error.js';
import type { CallError } from '../command-request.js';
import { errorText } from './call-error.js';
import type { IncidentDraft } from '../record/incident-record.js';
import type { ChildRecord } from '../record/child-run.js';
import type { TaskRecord, TimerRecord } from '../record/run-record.js';
import type { ServiceCallRecord } from '../record/service-call.js';
import type { StoredCommand } from '../record/stored-retry.js';

export function zombieIncident(state: RunState): IncidentDraft {
  const states = state.states.join(', ');
  return {
    cause: 'ZOMBIE',
    message: {
      zh: `执行停在 ${states}：没有未完成的任务、没有定时器、没有服务调用、没有子执行，也没有等待的事件或锁。`,
      en: `The run rests in ${states} with no open task, no timer, no service call, no child run, and no event or lock to wait for.`,
    },
    detail: { states: [...state.states] },
    retry: null,
  };
}

export function noDeciderIncident(task: TaskRecord): IncidentDraft {
  return {
    cause: 'NO_DECIDER',
    message: {
      zh: `审批“${task.key}”无人可以决定：申请人不能审批自己的申请。`,
      en: `Nobody may decide the approval ${task.key}: no one decides what they asked for.`,
    },
    detail: { taskId: task.id, task: task.key, roles: [...task.roleKeys] },
    retry: null,
  };
}

export function timerIncident({ timer, state, dueAt }: TimerRecord, error: unknown): IncidentDraft {
  const { code, text } = reasonOf(error);
  return {
    cause: 'TIMER_FAILED',
    message: {
      zh: `定时器到期但未能执行：${text.zh}`,
      en: `A timer came due but could not fire: ${text.en}`,
    },
    detail: { timer, state, dueAt: new Date(dueAt).toISOString(), code, count: 1 },
    retry: { kind: 'timer', timer },
  };
}

/** @param about what the command was about: the event's name, the task's key, … */
export function chartFaultIncident(retry: StoredCommand, about: string, error: unknown): IncidentDraft {
  const { code, text } = reasonOf(error);
  const { command } = retry;
  const subject: JsonObject = 'taskId' in command ? { about, taskId: command.taskId } : { about };
  return {
    cause: 'CHART_FAULT',
    message: {
      zh: `“${about}”未被处理，什么都没有改变。${text.zh}`,
      en: `"${about}" was not taken and nothing was changed. ${text.en}`,
    },
    detail: { command: command.type, ...subject, code, count: 1 },
    retry,
  };
}

export function callIncident(call: ServiceCallRecord, error: CallError): IncidentDraft {
  const { code, message } = error;
  const text = errorText(error);
  const { id, invocation, service, state, request } = call;
  return {
    cause: 'CALL_FAILED',
    message: {
      zh: `对服务“${service}”的调用最终失败：${text.zh}`,
      en: `The call to the service ${service} failed for good: ${text.en}`,
    },
    detail: { callId: id, invocation, service, state, code, reason: message },
    retry: { kind: 'call', call: { invocation, service, state, request } },
  };
}

/** A service answered a call that was withdrawn, and what it did could not be undone. */
export function lateAnswerIncident(
  { id, invocation, service, state }: ServiceCallRecord,
  { code, message }: Refusal,
): IncidentDraft {
  return {
    cause: 'CHART_FAULT',
    message: {
      zh: `服务“${service}”在调用撤回后仍然应答，但未能撤销：${message.zh}`,
      en: `The service ${service} answered a call that had been withdrawn, and what it did could not be undone: ${message.en}`,
    },
    detail: { callId: id, invocation, service, state, code, late: true, about: service },
    retry: null,
  };
}

export function childIncident(child: ChildRecord, error: CallError): IncidentDraft {
  const { code, message } = error;
  const text = errorText(error);
  const { id, ...draft } = child;
  const { invocation, playbook, state } = draft;
  const why = WHY_CHILD_FAILED.get(code);
  return {
    cause: 'CHILD_FAILED',
    message: {
      zh: `子执行“${playbook}”${why?.zh ?? '失败'}：${text.zh}`,
      en: `The child run of ${playbook} ${why?.en ?? 'failed'}: ${text.en}`,
    },
    detail: { runId: id, invocation, playbook, state, code, reason: message },
    retry: { kind: 'child', child: draft },
  };
}

const WHY_CHILD_FAILED: ReadonlyMap<string, LocalizedText> = new Map([
  ['CANCELLED', { zh: '已被取消', en: 'was cancelled' }],
  ['END_NOT_TAKEN', { zh: '已结束，但没有流程接收', en: 'has ended, and nothing takes its end' }],
  ['DEPTH_LIMIT', { zh: '层数过深，没有启动', en: 'was not started, because it would lie too deep' }],
  ['PLAYBOOK_MISSING', { zh: '没有启动，因为没有这个打法', en: 'was not started, for want of its playbook' }],
  ['INPUT_INVALID', { zh: '没有启动，启动数据不符', en: 'was not started, because its input does not fit' }],
  ['TEAM_GONE', { zh: '没有启动，无人可以承担', en: 'was not started, because nobody is there to do it' }],
  ['LOST', { zh: '已不知去向', en: 'is nowhere to be found' }],
]);

/** A refusal says its own reason; what else may go wrong is in the log of the service and not for everybody to read. */
function reasonOf(error: unknown): { code: string; text: LocalizedText } {
  if (!(error instanceof DomainError)) {
    return { code: 'INTERNAL', text: { zh: '内部错误', en: 'an internal error' } };
  }
  const [problem] = error.detail.problems ?? [];
  return { code: error.code, text: problem?.message ?? { zh: error.code, en: error.code } };
}
