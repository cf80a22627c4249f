import type { CallService } from '../../engine/run/effect.js';
import type { Setting, Step } from '../commands/step.js';
import type { CallClosed, CallDraft, NewCall, ServiceCallRecord } from '../record/service-call.js';

/** What becomes of a run's calls out to services. */
export interface CallPlan {
  readonly requested: readonly NewCall[];
  readonly closed: readonly CallClosed[];
  /** All that are pending after the event. */
  readonly pending: readonly ServiceCallRecord[];
  /** Invocations whose former call nobody waits for any more: their state was left, or has called again. */
  readonly left: ReadonlySet<string | null>;
}

/** The calls that the step closes and the chart withdraws; then those that begin. */
export function planCalls({ run }: Setting, step: Step, nextId: () => string): CallPlan {
  const effects = step.decision?.effects ?? [];
  const cancelled = new Set(
    effects.filter((effect) => effect.type === 'service.cancel').map(({ invocation }) => invocation),
  );
  const answered = new Set(step.callsClosed.map(({ id }) => id));
  const withdrawn = run.calls
    .filter(({ id, invocation }) => invocation !== null && cancelled.has(invocation) && !answered.has(id))
    .map(({ id }): CallClosed => ({ id, status: 'cancelled', error: null }));
  const closed = [...step.callsClosed, ...withdrawn];
  const ended = new Set(closed.map(({ id }) => id));
  const drafts = [
    ...step.callsRequested,
    ...effects.filter((effect) => effect.type === 'service.call').map(toDraft),
  ];
  const requested = drafts.map((draft) => ({ id: nextId(), ...draft }));
  const begun = requested.map(({ invocation }) => invocation);
  return {
    requested,
    closed,
    pending: [...run.calls.filter(({ id }) => !ended.has(id)), ...requested],
    left: new Set([...cancelled, ...begun]),
  };
}

function toDraft({ invocation, service, state, request }: CallService): CallDraft {
  return { invocation, service, state, request: { ...request, headers: { ...request.headers } } };
}
