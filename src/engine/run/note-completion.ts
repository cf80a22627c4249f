import type { Completion } from './completion.js';
import type { DeliveredEvent } from './run-event.js';
import type { Turn } from './turn.js';

/** Remembers what has ended well, where a cancellation of the run would have to undo it. */
export function noteCompletion({ compiled, completed }: Turn, event: DeliveredEvent): void {
  const completion = completionOf(compiled.invocations, event);
  if (completion === null) return;
  if (compiled.compensations.has(`${completion.kind}.${completion.key}`)) completed.push(completion);
}

function completionOf(
  invocations: Turn['compiled']['invocations'],
  event: DeliveredEvent,
): Completion | null {
  if (event.type === 'task.closed') {
    const { invocation, outcome, form, by } = event;
    const compiled = invocations.get(invocation);
    if (compiled?.kind !== 'task' && compiled?.kind !== 'approval') return null;
    return { kind: 'task', key: compiled.task, output: { outcome, form, by } };
  }
  if (event.type === 'child.completed') {
    return { kind: 'playbook', key: event.invocation, output: event.output };
  }
  if (event.type !== 'service.answered') return null;
  const compiled = invocations.get(event.invocation);
  return compiled?.kind === 'service'
    ? { kind: 'service', key: compiled.service, output: event.output }
    : null;
}
