import type { ExecutableActionObject } from 'xstate';
import { CALL, RECORD } from '../chart/compile-action.js';
import type { CompiledChart, CompiledChildInvocation, CompiledInvocation } from '../chart/compiled-chart.js';
import type { ChartSpan } from '../chart/resolve-span.js';
import { timerOfEventType } from '../chart/timer-id.js';
import { jsonFromCel } from '../expressions/json-from-cel.js';
import { isJsonObject, type JsonObject } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import type { ServiceRequest } from './effect.js';
import type { ChildLeft, EffectLedger } from './effect-ledger.js';

/** XState's actions carry what it likes; which fields are there depends on the action's type. */
type Params = Readonly<Record<string, unknown>>;

/** Where effects go, and what is needed to make them. */
export interface Collection {
  readonly chart: CompiledChart;
  readonly ledger: EffectLedger;
  /** When what is begun is due: the task of an invocation, or a timer. */
  readonly dueAt: (span: ChartSpan, type: 'task.open' | 'timer.set', id: string) => string;
  /** Hears of every call, child and lock whose state is left. */
  readonly left: (invocation: string) => void;
}

/** How each of XState's actions, and each of ours, shows outside. Others (`assign`, …) do not. */
const COLLECT: ReadonlyMap<string, (params: Params, collection: Collection) => void> = new Map([
  ['xstate.raise', collectTimer],
  ['xstate.cancel', collectCancel],
  ['xstate.spawnChild', collectInvocation],
  // Its params are the child actor itself.
  ['xstate.stopChild', collectEnd],
  ['notify', collectNotice],
  ['escalate', collectEscalation],
  [RECORD, collectObservation],
  [CALL, collectCall],
]);

/** Reads the actions of one macrostep as effects for the host, into the ledger. */
export function collectEffects(actions: readonly ExecutableActionObject[], collection: Collection): void {
  for (const { type, params } of actions) {
    if (isRecord(params)) COLLECT.get(type)?.(params, collection);
  }
}

/** An `after` comes as a delayed raise of its own event; a raise of anything else has already been taken. */
function collectTimer({ event }: Params, { chart, ledger, dueAt }: Collection): void {
  const timer = isRecord(event) ? timerOfEventType(String(event['type'])) : null;
  const compiled = timer === null ? undefined : chart.timers.get(timer);
  if (timer === null || compiled === undefined) return;
  const { span, state } = compiled;
  ledger.setTimer({ type: 'timer.set', timer, dueAt: dueAt(span, 'timer.set', timer), state });
}

function collectCancel({ sendId }: Params, { ledger }: Collection): void {
  const timer = timerOfEventType(String(sendId));
  if (timer !== null) ledger.clearTimer(timer);
}

function collectInvocation({ id, input }: Params, collection: Collection): void {
  const invocation = String(id);
  const compiled = collection.chart.invocations.get(invocation);
  if (compiled !== undefined) beginInvocation({ invocation, compiled, given: input, about: {} }, collection);
}

/** Something that a state invokes, alone or as one of many. */
interface Beginning {
  readonly invocation: string;
  readonly compiled: CompiledInvocation;
  /** What its input's expressions yielded. */
  readonly given: unknown;
  /** Of an instance: what it is about. */
  readonly about: JsonObject;
}

/** Opens, calls, runs or waits for what is invoked. */
export function beginInvocation(
  { invocation, compiled, given: input, about }: Beginning,
  { ledger, dueAt }: Collection,
): void {
  if (compiled.kind === 'service') {
    const { service, state } = compiled;
    if (!isRequest(input)) return;
    ledger.callService(invocation, { type: 'service.call', invocation, service, state, request: input });
    return;
  }
  if (compiled.kind === 'playbook') {
    const { playbook, version, roles, state } = compiled;
    const given = isRecord(input) ? jsonObject(input) : {};
    const effect = {
      type: 'child.start',
      invocation,
      playbook,
      version,
      input: given,
      roles,
      state,
    } as const;
    ledger.startChild(effect, leftOf(compiled));
    return;
  }
  if (compiled.kind === 'lock') {
    const { lock, state } = compiled;
    const key = isRecord(input) ? String(input['key']) : '';
    ledger.requestLock({ type: 'lock.request', invocation, lock, key, state });
    return;
  }
  const { task, kind, state, due } = compiled;
  ledger.openTask({
    type: 'task.open',
    invocation,
    task,
    kind,
    state,
    input: { task, ...about },
    dueAt: due === null ? null : dueAt(due, 'task.open', invocation),
  });
}

function collectEnd({ id }: Params, collection: Collection): void {
  const invocation = String(id);
  leaveInvocation(invocation, collection.chart.invocations.get(invocation), collection);
}

/** Withdraws what is not ended; nothing happens to what is. */
export function leaveInvocation(
  invocation: string,
  compiled: CompiledInvocation | undefined,
  { ledger, left }: Collection,
): void {
  switch (compiled?.kind) {
    case 'service':
      ledger.cancelCall(invocation);
      left(invocation);
      break;
    case 'playbook':
      ledger.leaveChild(invocation, leftOf(compiled));
      left(invocation);
      break;
    case 'lock':
      ledger.releaseLock(invocation);
      left(invocation);
      break;
    default:
      ledger.withdrawTask(invocation);
  }
}

function leftOf({ whenLeft }: CompiledChildInvocation): ChildLeft {
  return whenLeft === 'cancel' ? 'child.cancel' : 'child.release';
}

function collectCall({ service, state, request }: Params, { ledger }: Collection): void {
  if (!isRequest(request)) return;
  ledger.add({
    type: 'service.call',
    invocation: null,
    service: String(service),
    state: String(state),
    request,
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

/** What `compileChildInput` made has come through XState as it was. */
function jsonObject(value: Params): JsonObject {
  const json = jsonFromCel(value);
  return isJsonObject(json) ? json : {};
}

/** What `compileRequest` made has come through XState as it was. */
function isRequest(value: unknown): value is ServiceRequest {
  return isRecord(value) && 'method' in value && 'url' in value && 'headers' in value && 'body' in value;
}

function isRecord(value: unknown): value is Params {
  return typeof value === 'object' && value !== null;
}
