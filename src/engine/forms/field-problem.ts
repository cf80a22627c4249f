import type { LocalizedText } from '../localized-text.js';

/** One thing wrong with one field of a form, an input or a payload. */
export interface FieldProblem {
  /** Where, as `items[0].quantity`; empty for the whole. */
  readonly path: string;
  /** Stable, for example `FIELD_REQUIRED`. */
  readonly code: string;
  readonly message: LocalizedText;
}
