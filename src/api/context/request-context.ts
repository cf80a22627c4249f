import type DataLoader from 'dataloader';
import type { Locale } from '../../platform/localized-text.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { RecordBudget } from '../limits/record-budget.js';

/** What belongs to one operation of one caller. A fresh one is made for every request and every subscription event. */
export interface RequestContext {
  readonly requestId: string;
  /** Null where no token was sent: only introspection and `__typename` are answered then. */
  readonly principal: Principal | null;
  /** From `Accept-Language`; a field's `locale` argument goes before it. */
  readonly locale: Locale;
  readonly budget: RecordBudget;
  /** The operation's DataLoaders, by the loader class that made them. */
  readonly loaders: Map<object, DataLoader<never, unknown>>;
}
