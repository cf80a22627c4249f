import { invocationOf, type CompiledChart } from '../chart/compiled-chart.js';
import { parseInstanceInvocation } from '../instances/instance-invocation.js';
import type { Completion } from './completion.js';
import type { DeliveredEvent } from './run-event.js';
import type { Turn } from './turn.js';

/** Remembers what has ended well, where a cancellation of the run would have to undo it. */
export function noteCompletion({ compiled, completed }: Turn, event: DeliveredEvent): void {
  const completion = completionOf(compiled, event);
  if (completion === null) return;
  if (compiled.compensations.has(`${completion.kind}.${completion.key}`)) completed.push(completion);
}

function completionOf(compiledChart: CompiledChart, event: DeliveredEvent): Completion | null {
  if (event.type === 'task.closed') {
    const { invocation, outcome, form, by } = event;
    const compiled = invocationOf(compiledChart, invocation);
    if (compiled?.kind !== 'task' && compiled?.kind !== 'approval') return null;
    return { kind: 'task', key: compiled.task, output: { outcome, form, by } };
  }
  if (event.type === 'child.completed') {
    const key = parseInstanceInvocation(event.invocation)?.set ?? event.invocation;
    return { kind: 'playbook', key, output: event.output };
  }
  if (event.type !== 'service.answered') return null;
  const compiled = invocationOf(compiledChart, event.invocation);
  return compiled?.kind === 'service'
    ? { kind: 'service', key: compiled.service, output: event.output }
    : null;
}
