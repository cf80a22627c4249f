import type { LocalizedText } from '../localized-text.js';
import type { ActionDefinition } from './action-definition.js';
import type { GuardDefinition } from './guard-definition.js';
import type { OneOrMany } from './one-or-many.js';

/** A way from one state to another, or something done without leaving. */
export interface TransitionDefinition {
  readonly target?: OneOrMany<string>;
  readonly guard?: GuardDefinition;
  readonly actions?: OneOrMany<ActionDefinition>;
  readonly reenter?: boolean;
  readonly description?: string;
  readonly meta?: { readonly title: LocalizedText };
}

/** A target alone, one transition, or several of which the first whose guard holds is taken. */
export type TransitionsDefinition = OneOrMany<string | TransitionDefinition>;
