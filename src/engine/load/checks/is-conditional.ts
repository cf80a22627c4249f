import type { TransitionDefinition } from '../../chart/transition-definition.js';

/** True for a transition that may not be taken. */
export function isConditional(transition: string | TransitionDefinition): boolean {
  return typeof transition !== 'string' && transition.guard !== undefined;
}
