import { ExpressionFault } from '../../expressions/expression-fault.js';
import type { ModelNode, ModelTransition } from '../model/model.js';

/** The chart cannot handle an event: an expression fails on what it meets, or the chart does not come to rest. */
export class ChartFault extends Error {
  override readonly name = 'ChartFault';

  constructor(
    readonly kind: 'loop' | 'expression',
    /** The transition at fault, or the state whose entry or exit is. */
    readonly transition: ModelTransition | null,
    readonly node: ModelNode | null,
    readonly reason: string,
  ) {
    super(reason);
  }

  static at(transition: ModelTransition | null, node: ModelNode | null, error: unknown): ChartFault {
    if (error instanceof ExpressionFault) {
      return new ChartFault('expression', transition, node, error.message);
    }
    throw error;
  }
}
