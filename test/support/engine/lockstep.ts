import assert from 'node:assert/strict';
import type { Chart } from '../../../src/engine/chart/chart.js';
import type { JsonObject } from '../../../src/engine/json.js';
import { decide } from '../../../src/engine/run/decide.js';
import type { Acceptance, Decision, RefusalCode } from '../../../src/engine/run/decision.js';
import type { Effect } from '../../../src/engine/run/effect.js';
import type { LogEntry } from '../../../src/engine/run/replay.js';
import type { RunEvent } from '../../../src/engine/run/run-event.js';
import type { RunState } from '../../../src/engine/run/run-state.js';
import { startRun } from '../../../src/engine/run/start-run.js';
import { createInMemoryRun, type InMemoryRun } from '../../../src/engine/testing/in-memory-run.js';
import { VirtualClock } from '../../../src/engine/testing/virtual-clock.js';
import { HostModel } from './host-model.js';
import { endOf, moveOf, type Choice } from './random-run.js';

const START = Date.parse('2024-01-30T10:00:00.000Z');
const MINUTE = 60_000;

/**
 * The same run twice, step by step: durable, stored as JSON and read back before every event, and in memory by XState's
 * own interpreter. Every step is compared; a difference fails the test.
 */
export class Lockstep {
  readonly log: LogEntry[] = [];
  readonly visited = new Set<string>();
  readonly refused = new Map<RefusalCode, number>();
  readonly #clock = new VirtualClock(START);
  readonly #host = new HostModel();
  readonly #memory: InMemoryRun;
  #state: RunState;

  constructor(
    readonly chart: Chart,
    input: JsonObject,
  ) {
    const started = startRun(chart, input, this.#clock.now);
    if (!started.ok) throw new Error(started.message.en);
    this.#memory = createInMemoryRun(chart, input, this.#clock);
    this.#state = started.state;
    this.#take(started, { type: 'run.started', input }, 0);
  }

  get state(): RunState {
    return this.#state;
  }

  /** True when the run is over, or its chart has failed in memory for good. */
  get ended(): boolean {
    return this.#state.status === 'done' || this.#memory.status === 'error';
  }

  step(choice: Choice): void {
    const move =
      endOf(this.chart, this.#host.awaited, choice) ?? moveOf(this.chart, this.#host.openTasks, choice);
    if (move.type === 'clock') return this.#letTimePass();
    const before = this.#memory.actions.length;
    const decision = this.#decide(move);
    if (decision.ok || decision.code === 'EVENT_NOT_TAKEN') this.#tellMemory(move);
    if (decision.ok) this.#take(decision, move, before);
    else this.#refuse(decision.code);
  }

  #letTimePass(): void {
    const before = this.#memory.actions.length;
    const pending = new Map(this.#host.timers);
    const were = this.#memory.pendingTimers;
    if (!this.#clock.ringNext()) return;
    const timer = this.#rung(pending, were);
    const event: RunEvent = { type: 'timer.fired', timer };
    const decision = this.#decide(event);
    if (decision.ok) return this.#take(decision, event, before);
    // In memory there is no refusing: the interpreter has rung the timer and is now broken.
    assert.equal(decision.code, 'CHART_FAULT');
    assert.equal(this.#memory.status, 'error');
  }

  /** Which timer the clock has rung: of those due by now, the one that was set first. */
  #rung(pending: ReadonlyMap<string, string>, were: readonly string[]): string {
    assert.deepEqual([...pending.keys()].sort(), were);
    const first = [...pending].find(([, at]) => at <= this.#clock.now);
    assert.ok(first, 'a timer rang in memory that is not due');
    return first[0];
  }

  #decide(event: RunEvent): Decision {
    const stored = JSON.parse(JSON.stringify(this.#state)) as RunState;
    const text = JSON.stringify(stored);
    const decision = decide(this.chart, stored, event, this.#clock.now);
    assert.equal(JSON.stringify(stored), text, 'decide has changed its argument');
    return decision;
  }

  #tellMemory(event: RunEvent): void {
    switch (event.type) {
      case 'task.closed': {
        const { invocation, outcome, form, by } = event;
        return this.#memory.close(invocation, { outcome, form, by });
      }
      case 'event.sent':
        return this.#memory.send({ type: event.name, payload: event.payload, by: event.by });
      case 'kpi.observed':
        return this.#memory.send(event);
      case 'service.answered':
      case 'child.completed':
        return this.#memory.close(event.invocation, event.output);
      case 'service.failed':
      case 'child.failed':
        return this.#memory.fail(event.invocation, event.error);
      case 'lock.granted':
        return this.#memory.close(event.invocation, {});
      default:
    }
  }

  #take(decision: Acceptance, event: RunEvent, actionsBefore: number): void {
    if (event.type === 'task.closed') this.#host.openTasks.delete(event.invocation);
    if (event.type === 'timer.fired') this.#host.timers.delete(event.timer);
    if ('invocation' in event) this.#host.awaited.delete(event.invocation);
    this.#host.follow(decision.effects);
    // In memory nothing is kept: what waited comes when its turn has come.
    for (const { name, payload, by } of this.#host.taken.splice(0))
      this.#memory.send({ type: name, payload, by });
    this.#state = decision.state;
    this.log.push({ event, at: this.#clock.now });
    for (const path of decision.to) this.visited.add(path);
    this.#compare(decision.effects, actionsBefore);
    this.#waitAMoment();
  }

  #refuse(code: RefusalCode): void {
    this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
    this.#compare([], this.#memory.actions.length);
  }

  #compare(effects: readonly Effect[], actionsBefore: number): void {
    const { snapshot, status } = this.#state;
    const memory = this.#memory;
    const open = [...this.#host.openTasks.keys(), ...this.#host.awaited.keys()].sort();
    const pending = [...this.#host.timers.keys()].sort();
    assert.deepEqual(
      {
        status,
        value: snapshot['value'],
        context: snapshot['context'],
        instances: snapshot['instances'] ?? {},
      },
      {
        status: memory.status,
        value: memory.value,
        context: memory.context,
        instances: memory.instances,
      },
    );
    assert.deepEqual({ open, pending }, { open: memory.openInvocations, pending: memory.pendingTimers });
    assert.deepEqual(snapshot['timers'], Object.fromEntries(this.#host.timers));
    assert.deepEqual(effects.filter(isOfTheChart).map(asAction), memory.actions.slice(actionsBefore));
  }

  /** Events are not all at one instant; but no timer is passed over. */
  #waitAMoment(): void {
    const due = [...this.#host.timers.values()].map((at) => Date.parse(at));
    const left = Math.min(...due, Infinity) - Date.parse(this.#clock.now);
    if (left > MINUTE) this.#clock.pass(MINUTE);
  }
}

function isOfTheChart({ type }: Effect): boolean {
  return type === 'notify' || type === 'escalate' || type === 'kpi.record';
}

function asAction(effect: Effect): { type: string; params: unknown } {
  const { type, ...params } = effect;
  if (effect.type === 'kpi.record') return { type: 'record', params };
  if (effect.type === 'escalate' && effect.task === null) {
    return { type, params: { to: effect.to, message: effect.message } };
  }
  return { type, params };
}
