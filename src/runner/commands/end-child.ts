import { decide } from '../../engine/run/decide.js';
import type { RunEvent } from '../../engine/run/run-event.js';
import { hasEnded } from '../record/run-status.js';
import type { CallError, EndChild, TakeLock } from '../command-request.js';
import type { ChildRecord } from '../record/child-run.js';
import { errorPayload } from './call-error.js';
import { childIncident } from './incident-drafts.js';
import { accepted } from './refuse.js';
import { step, type Setting, type Step } from './step.js';

/** A child run has ended; null where nobody waits for it any more. Throws what the chart refuses. */
export function endChild(setting: Setting, { childId, output, error }: EndChild): Step | null {
  const child = setting.run.children.find(({ id }) => id === childId);
  if (child === undefined || hasEnded(setting.run.status)) return null;
  return error === null ? completeChild(setting, child, output) : failChild(setting, child, error);
}

function completeChild(setting: Setting, child: ChildRecord, output: EndChild['output']): Step {
  const { run, chart, now } = setting;
  const { id, invocation, playbook } = child;
  const event: RunEvent = { type: 'child.completed', invocation, output };
  const decision = decide(chart, run.state, event, now);
  if (!decision.ok && decision.code === 'END_NOT_TAKEN') {
    const { code, message: text } = decision;
    return failChild(setting, child, { code, message: text.en, text });
  }
  return step({
    type: 'child.completed',
    payload: { runId: id, playbook, invocation, output },
    decision: accepted(decision, { playbook }),
    childrenClosed: [{ id, status: 'completed' }],
  });
}

/** Where the chart does not say what follows from the failure, it stays where it is, and an incident is opened. */
function failChild(setting: Setting, child: ChildRecord, error: CallError): Step {
  const { run, chart, now } = setting;
  const { id, invocation, playbook } = child;
  const incident = childIncident(child, error);
  const failed = {
    type: 'child.failed',
    payload: {
      runId: id,
      playbook,
      invocation,
      error: errorPayload(error),
      message: { ...incident.message },
    },
    childrenClosed: [{ id, status: error.code === 'CANCELLED' ? 'cancelled' : 'failed' }],
  } as const;
  const { code, message } = error;
  const event: RunEvent = { type: 'child.failed', invocation, error: { code, message } };
  const decision = decide(chart, run.state, event, now);
  if (!decision.ok && decision.code === 'END_NOT_TAKEN') {
    const payload = { ...failed.payload, incident: 'CHILD_FAILED' };
    return step({ ...failed, payload, incidentsOpened: [incident] });
  }
  return step({ ...failed, decision: accepted(decision, { playbook }) });
}

/** A lock that the run waits for is its own now; null where it does not wait for it any more. Throws what the chart refuses. */
export function takeLock({ run, chart, now }: Setting, { claimId }: TakeLock): Step | null {
  const claim = run.claims.find(({ id }) => id === claimId);
  if (claim === undefined || hasEnded(run.status)) return null;
  const { invocation, lock } = claim;
  const decision = accepted(decide(chart, run.state, { type: 'lock.granted', invocation }, now), { lock });
  return step({ type: 'lock.granted', payload: { claimId, lock, invocation }, decision });
}
