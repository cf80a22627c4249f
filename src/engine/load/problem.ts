import type { LocalizedText } from '../localized-text.js';

/** Something wrong (or, as a warning, odd) in a playbook file. */
export interface Problem {
  /** Stable, SCREAMING_SNAKE_CASE. */
  readonly code: string;
  readonly message: LocalizedText;
  /** For example `machine.states.design.on['stock.ranOut'][0].target`; empty for the whole file. */
  readonly path: string;
  /** Position in the source, both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  /** Name of the fragment's or base's file that it is in; missing when it is in the file itself. */
  readonly file?: string;
  /** What has to happen for it, one sentence a step, where that can be told. */
  readonly trace?: readonly LocalizedText[];
}
