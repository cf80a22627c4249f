import type { Exploration, NotTaken } from '../explore/exploration.js';
import { doubt, flaw, type VerificationFinding } from '../finding.js';
import type { Model } from '../model/model.js';
import { nameOfInvocation, same } from '../tell/name.js';
import { tellTrace } from '../tell/tell-trace.js';
import { own } from '../../own.js';

/** What makes the chart fail on the way: expressions, and charts that never come to rest. */
export function checkFaults(model: Model, exploration: Exploration): VerificationFinding[] {
  return exploration.faults.map(({ at, move, fault }) => {
    const trace = tellTrace(model, exploration, at, move);
    const location = fault.transition?.written.location ?? fault.node?.state.location ?? ['machine'];
    return fault.kind === 'loop'
      ? flaw('ENDLESS_LOOP', location, {}, trace)
      : flaw('EXPRESSION_FAILS', location, { reason: same(fault.reason) }, trace);
  });
}

/** Tasks that people cannot close, and answers that go nowhere. */
export function checkEndings(model: Model, exploration: Exploration): VerificationFinding[] {
  const { definition } = model.source;
  return exploration.notTaken.flatMap((found): VerificationFinding[] => {
    const { move, at } = found;
    if (move.kind === 'close') {
      const task = own(definition.tasks, move.task);
      const title = task?.title ?? same(move.task);
      const trace = tellTrace(model, exploration, at, move);
      const location = [...move.invocation.written.location, 'onDone'];
      if (Object.keys(task?.outcomes ?? {}).every((outcome) => isStuckAt(found, outcome, exploration))) {
        return [flaw('TASK_CANNOT_BE_CLOSED', location, { task: title }, trace)];
      }
      const outcome = task?.outcomes[move.outcome]?.title ?? same(move.outcome);
      return [doubt('OUTCOME_NOT_TAKEN', location, { task: title, outcome }, trace)];
    }
    if (move.kind !== 'answer' && move.kind !== 'fail') return [];
    const title = nameOfInvocation(move.invocation, definition);
    const location = [...move.invocation.written.location, move.kind === 'answer' ? 'onDone' : 'onError'];
    return [flaw('ANSWER_NOT_TAKEN', location, { service: title }, tellTrace(model, exploration, at, move))];
  });
}

/** True when, where one outcome is not taken, another is not either. */
function isStuckAt({ at, move }: NotTaken, outcome: string, { notTaken }: Exploration): boolean {
  return notTaken.some(
    (other) =>
      other.at === at &&
      other.move.kind === 'close' &&
      move.kind === 'close' &&
      other.move.invocation === move.invocation &&
      other.move.outcome === outcome,
  );
}
