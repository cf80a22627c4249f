import { decide } from '../../engine/run/decide.js';
import type { RunEvent } from '../../engine/run/run-event.js';
import { DomainError } from '../../platform/domain-error.js';
import type { JsonValue } from '../../engine/json.js';
import type { AnswerService, CallError, CallRequest } from '../command-request.js';
import type { ServiceCallRecord } from '../record/service-call.js';
import { errorPayload } from './call-error.js';
import { callIncident, lateAnswerIncident } from './incident-drafts.js';
import { accepted } from './refuse.js';
import { step, type Setting, type Step } from './step.js';
import { requireGoing } from './task-checks.js';

/** Closes a call with its answer, or with its failure. Throws CALL_CLOSED, RUN_ENDED, and what the chart refuses. */
export function closeCall(setting: Setting, command: CallRequest): Step {
  const { calls, lateCall } = setting.run;
  const call = calls.find(({ id }) => id === command.callId);
  if (call === undefined && command.type === 'answerService' && lateCall?.id === command.callId) {
    return takeLateAnswer(setting, lateCall, command.output);
  }
  if (call === undefined) throw closed();
  return command.type === 'answerService'
    ? answerService(setting, call, command)
    : failService(setting, call, command.error);
}

/** An answer that does not fit what the playbook declares is a failure of the service. */
function answerService(setting: Setting, call: ServiceCallRecord, { output }: AnswerService): Step {
  const { id, invocation, service } = call;
  const answered = {
    type: 'service.answered',
    payload: { callId: id, service, invocation, output },
    callsClosed: [{ id, status: 'answered', error: null }],
  } as const;
  if (invocation === null) return step(answered);
  requireGoing(setting.run);
  const event: RunEvent = { type: 'service.answered', invocation, output };
  const decision = decide(setting.chart, setting.run.state, event, setting.now);
  if (!decision.ok && (decision.code === 'INVALID_ANSWER' || decision.code === 'ANSWER_NOT_TAKEN')) {
    const { code, message: text } = decision;
    return failService(setting, call, { code, message: text.en, text });
  }
  return step({ ...answered, decision: accepted(decision, { service }) });
}

/** Where the chart does not say what follows from the failure, it stays where it is, and an incident is opened. */
function failService(setting: Setting, call: ServiceCallRecord, error: CallError): Step {
  const { id, invocation, service } = call;
  const failed = {
    type: 'service.failed',
    payload: { callId: id, service, invocation, error: errorPayload(error) },
    callsClosed: [{ id, status: 'failed', error: error.message }],
  } as const;
  const alone = step({
    ...failed,
    payload: { ...failed.payload, incident: 'CALL_FAILED' },
    incidentsOpened: [callIncident(call, error)],
  });
  if (invocation === null) return alone;
  requireGoing(setting.run);
  const { code, message } = error;
  const event: RunEvent = { type: 'service.failed', invocation, error: { code, message } };
  const decision = decide(setting.chart, setting.run.state, event, setting.now);
  if (!decision.ok && decision.code === 'ANSWER_NOT_TAKEN') return alone;
  return step({ ...failed, decision: accepted(decision, { service }) });
}

/**
 * Nobody waits for the answer any more, but the service has done what it was asked: what it declares for that is done. Where
 * that fails, an incident says so.
 */
function takeLateAnswer(setting: Setting, call: ServiceCallRecord, output: JsonValue): Step {
  const { id, invocation, service } = call;
  if (setting.chart.definition.services[service]?.compensation === undefined) throw closed();
  const late = {
    type: 'service.answeredLate',
    payload: { callId: id, service, invocation, output },
    callsClosed: [{ id, status: 'answered', error: null }],
  } as const;
  const event: RunEvent = { type: 'service.answeredLate', service, output };
  const decision = decide(setting.chart, setting.run.state, event, setting.now);
  if (decision.ok) return step({ ...late, decision });
  if (decision.code === 'UNKNOWN_CALL') throw closed();
  const incident = lateAnswerIncident(call, decision);
  return step({ ...late, payload: { ...late.payload, failed: true }, incidentsOpened: [incident] });
}

function closed(): DomainError {
  return new DomainError('CALL_CLOSED', {}, ['callId']);
}
