import type { ExecutableActionObject } from 'xstate';
import type { Chart } from '../chart/chart.js';
import { compiledOf } from '../chart/compiled-chart.js';
import type { RunMachineSnapshot } from '../chart/run-machine.js';
import { addDuration } from '../time/add-duration.js';
import type { TimeSpan } from '../time/time-span.js';
import { collectEffects } from './collect-effects.js';
import type { Acceptance } from './decision.js';
import { EffectLedger, type Pending } from './effect-ledger.js';
import { jsonFromCel } from '../expressions/json-from-cel.js';
import { persistSnapshot } from './persist-snapshot.js';

/** What XState made of an event: where the machine rests, and what it would do. */
export interface MachineStep {
  readonly snapshot: RunMachineSnapshot;
  readonly actions: readonly ExecutableActionObject[];
}

/** Where a step begins. */
export interface StepStart extends Pending {
  /** Active state paths. */
  readonly from: readonly string[];
  /** Canonical instant. */
  readonly now: string;
}

/** Puts a machine's step into the engine's own terms. Throws what XState caught in the step. */
export function acceptStep(chart: Chart, { snapshot, actions }: MachineStep, start: StepStart): Acceptance {
  if (snapshot.status === 'error') throw snapshot.error;
  const compiled = compiledOf(chart);
  const dueAt = dueDates(start.now, chart.definition.timeZone);
  const ledger = new EffectLedger(start);
  collectEffects(actions, { chart: compiled, ledger, dueAt });
  const state = persistSnapshot(compiled, snapshot, ledger.timers);
  const { effects } = ledger;
  if (state.status === 'done') {
    effects.push({ type: 'run.done', output: jsonFromCel(snapshot.output ?? null) });
  }
  return { ok: true, state, effects, from: start.from, to: state.states };
}

/** Several tasks and timers of one step often share a duration. */
function dueDates(now: string, timeZone: string): (span: TimeSpan) => string {
  const known = new Map<TimeSpan, string>();
  return (span) => {
    const due = known.get(span) ?? addDuration(now, span.duration, timeZone);
    known.set(span, due);
    return due;
  };
}
