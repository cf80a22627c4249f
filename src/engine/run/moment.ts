import type { Chart } from '../chart/chart.js';
import { compiledOf } from '../chart/compiled-chart.js';
import { EffectLedger } from './effect-ledger.js';
import { liveOf } from './live-runs.js';
import type { Refuse } from './refuse.js';
import { restoreSnapshot } from './restore-snapshot.js';
import type { RunState } from './run-state.js';
import { readSnapshot, type StoredSnapshot } from './stored-snapshot.js';
import type { ToldDates } from './told-dates.js';
import { Turn } from './turn.js';

/** A run at the instant at which something happens to it. */
export interface Moment {
  readonly chart: Chart;
  readonly state: RunState;
  /** Canonical instant. */
  readonly now: string;
  readonly refuse: Refuse;
  /** Of an entry that is decided again: its due dates. */
  readonly told: ToldDates | null;
}

/** A turn of a run that is under way, with its mailbox cleared of what has waited too long. */
export function beginTurn({ chart, state, now, told }: Moment, stored: StoredSnapshot): Turn {
  const { mailbox, completed } = stored;
  const ledger = new EffectLedger(stored);
  const compiled = compiledOf(chart);
  const rest = () => liveOf(state.snapshot, compiled)?.machine ?? restoreSnapshot(compiled, stored);
  const turn = new Turn({ chart, now, from: state.states, ledger, mailbox, completed, told }, rest);
  turn.expireMail();
  return turn;
}

export function storedOf({ chart, state }: Moment): StoredSnapshot {
  return liveOf(state.snapshot, compiledOf(chart))?.stored ?? readSnapshot(state.snapshot);
}
