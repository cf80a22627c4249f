import type { ExecutableActionObject } from 'xstate';
import { RECORD } from '../chart/compile-action.js';
import type { CompiledChart } from '../chart/compiled-chart.js';
import { timerOfEventType } from '../chart/timer-id.js';
import type { LocalizedText } from '../localized-text.js';
import type { Duration } from '../time/duration.js';
import { EffectLedger, type Pending } from './effect-ledger.js';

/** XState's actions carry what it likes; which fields are there depends on the action's type. */
type Params = Readonly<Record<string, unknown>>;

interface Collection {
  readonly chart: CompiledChart;
  readonly ledger: EffectLedger;
  readonly dueAt: (duration: Duration) => string;
}

/** How each of XState's actions, and each of ours, shows outside. Others (`assign`, …) do not. */
const COLLECT: ReadonlyMap<string, (params: Params, collection: Collection) => void> = new Map([
  ['xstate.raise', collectTimer],
  ['xstate.cancel', collectCancel],
  ['xstate.spawnChild', collectTask],
  // Its params are the child actor itself.
  ['xstate.stopChild', ({ id }, { ledger }) => ledger.withdrawTask(String(id))],
  ['notify', collectNotice],
  ['escalate', collectEscalation],
  [RECORD, collectObservation],
]);

/** Reads the actions of one macrostep as effects for the host. */
export function collectEffects(
  chart: CompiledChart,
  actions: readonly ExecutableActionObject[],
  pending: Pending,
  dueAt: (duration: Duration) => string,
): EffectLedger {
  const ledger = new EffectLedger(pending);
  const collection = { chart, ledger, dueAt };
  for (const { type, params } of actions) {
    if (isRecord(params)) COLLECT.get(type)?.(params, collection);
  }
  return ledger;
}

/** An `after` comes as a delayed raise of its own event; a raise of anything else has already been taken. */
function collectTimer({ event }: Params, { chart, ledger, dueAt }: Collection): void {
  const timer = isRecord(event) ? timerOfEventType(String(event['type'])) : null;
  const compiled = timer === null ? undefined : chart.timers.get(timer);
  if (timer === null || compiled === undefined) return;
  ledger.setTimer({ type: 'timer.set', timer, dueAt: dueAt(compiled.duration), state: compiled.state });
}

function collectCancel({ sendId }: Params, { ledger }: Collection): void {
  const timer = timerOfEventType(String(sendId));
  if (timer !== null) ledger.clearTimer(timer);
}

function collectTask({ id }: Params, { chart, ledger, dueAt }: Collection): void {
  const invocation = String(id);
  const compiled = chart.invocations.get(invocation);
  if (compiled === undefined) return;
  const { task, kind, state, due } = compiled;
  ledger.openTask({
    type: 'task.open',
    invocation,
    task,
    kind,
    state,
    input: { task },
    dueAt: due === null ? null : dueAt(due),
  });
}

function collectNotice(params: Params, { ledger }: Collection): void {
  ledger.add({ type: 'notify', to: String(params['to']), message: textIn(params['message']) });
}

function collectEscalation(params: Params, { ledger }: Collection): void {
  const task = typeof params['task'] === 'string' ? params['task'] : null;
  ledger.add({ type: 'escalate', to: String(params['to']), task, message: textIn(params['message']) });
}

function collectObservation({ kpi, value }: Params, { ledger }: Collection): void {
  ledger.add({ type: 'kpi.record', kpi: String(kpi), value: Number(value) });
}

function textIn(message: unknown): LocalizedText {
  const { zh, en } = isRecord(message) ? message : {};
  return { zh: String(zh), en: String(en) };
}

function isRecord(value: unknown): value is Params {
  return typeof value === 'object' && value !== null;
}
