import type { FieldProblem } from '../forms/field-problem.js';
import type { LocalizedText } from '../localized-text.js';
import type { Acceptance, Refusal } from '../run/decision.js';
import type { SimulatedRun } from '../simulation/simulated-run.js';

/** Why a step did not go as the scenario has it. */
export interface Trouble {
  /** Stable; of something refused, the code that `refuse` would have to name. */
  readonly code: string;
  readonly message: LocalizedText;
  /** What is wrong with a form or a payload. */
  readonly fields: readonly FieldProblem[];
  /** What an `expect` found otherwise. */
  readonly mismatches: readonly Mismatch[];
}

/** One thing that is not as it was expected to be. */
export interface Mismatch {
  /** As in `states`, `context.rounds`, `dueAt.chooseGoods`. */
  readonly what: string;
  readonly expected: LocalizedText;
  readonly actual: LocalizedText;
}

/** What something that was tried came to. `decision` is `null` for what does not move the chart: a vote among several. */
export type Attempted =
  | { readonly ok: true; readonly run: SimulatedRun; readonly decision: Acceptance | null }
  | { readonly ok: false; readonly trouble: Trouble };

export function trouble(code: string, zh: string, en: string): Trouble {
  return { code, message: { zh, en }, fields: [], mismatches: [] };
}

export function refusedBy({ code, message, fields }: Refusal): Trouble {
  return { code, message, fields, mismatches: [] };
}
