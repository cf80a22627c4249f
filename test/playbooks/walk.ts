import type { Chart } from '../../src/engine/chart/chart.js';
import type { JsonObject } from '../../src/engine/json.js';
import { decide } from '../../src/engine/run/decide.js';
import type { Decision } from '../../src/engine/run/decision.js';
import type { Effect } from '../../src/engine/run/effect.js';
import type { RunEvent } from '../../src/engine/run/run-event.js';
import type { RunState } from '../../src/engine/run/run-state.js';
import { startRun } from '../../src/engine/run/start-run.js';
import { addDuration } from '../../src/engine/time/add-duration.js';
import { parseDuration } from '../../src/engine/time/duration.js';
import type { ExampleRun, ExampleStep } from '../../src/play/example-run.js';

interface OpenTask {
  readonly invocation: string;
  readonly task: string;
}

const START = '2024-03-04T01:00:00.000Z';

/** Walks a playbook's chart as a team would: closes what is open, sends what happens, lets time pass. */
export class Walk {
  readonly log: { readonly event: RunEvent; readonly at: string }[] = [];
  readonly effects: Effect[] = [];
  #now = START;
  #state: RunState;
  #open: readonly OpenTask[] = [];
  #timers = new Map<string, string>();
  /** Playbooks of the child runs that are waited for, by invocation. */
  #children = new Map<string, string>();

  constructor(
    readonly chart: Chart,
    readonly example: ExampleRun,
  ) {
    const event: RunEvent = { type: 'run.started', input: example.input };
    this.#state = this.#accept(event, startRun(chart, example.input, this.#now));
  }

  get state(): RunState {
    return this.#state;
  }

  /** Active states that have no active state inside. */
  get leaves(): string[] {
    const { states } = this.#state;
    return states.filter((path) => !states.some((other) => other.startsWith(`${path}.`)));
  }

  get openTasks(): string[] {
    return this.#open.map(({ task }) => task).toSorted();
  }

  get context(): JsonObject {
    return this.#state.snapshot['context'] as JsonObject;
  }

  get escalations(): { to: string; task: string | null }[] {
    return this.effects.flatMap((effect) =>
      effect.type === 'escalate' ? [{ to: effect.to, task: effect.task }] : [],
    );
  }

  get observations(): { kpi: string; value: number }[] {
    return this.effects.flatMap((effect) =>
      effect.type === 'kpi.record' ? [{ kpi: effect.kpi, value: effect.value }] : [],
    );
  }

  /** Closes an open task with its answer of the example, or another outcome and other fields. */
  close(task: string, outcome?: string, form: JsonObject = {}): this {
    const open = this.#open.find((one) => one.task === task);
    if (!open) throw new Error(`${task} is not open; open are ${this.openTasks.join(', ')}`);
    const answer = this.example.answers[task];
    if (!answer) throw new Error(`the example has no answer for ${task}`);
    return this.take({
      type: 'task.closed',
      invocation: open.invocation,
      outcome: outcome ?? answer.outcome,
      form: { ...answer.form, ...form },
      by: 'somebody',
    });
  }

  closeAll(...tasks: readonly string[]): this {
    for (const task of tasks) this.close(task);
    return this;
  }

  send(name: string, payload: JsonObject = {}): this {
    return this.take({ type: 'event.sent', name, payload, by: 'somebody' });
  }

  observe(kpi: string, value: number): this {
    return this.take({ type: 'kpi.observed', kpi, value, by: 'somebody' });
  }

  /** Ends the child run of a playbook with what it yields; its own walk is elsewhere. */
  childEnds(playbook: string, output: JsonObject): this {
    return this.take({ type: 'child.completed', invocation: this.#childOf(playbook), output });
  }

  childFails(playbook: string): this {
    const error = { code: 'CANCELLED', message: 'cancelled' };
    return this.take({ type: 'child.failed', invocation: this.#childOf(playbook), error });
  }

  get children(): string[] {
    return [...this.#children.values()].toSorted();
  }

  /** Lets time pass, firing each timer when it is due. */
  wait(duration: string): this {
    const parsed = parseDuration(duration);
    if (parsed === null) throw new Error(`${duration} is no duration`);
    const until = addDuration(this.#now, parsed, this.chart.definition.timeZone);
    for (;;) {
      const [next] = [...this.#timers]
        .filter(([, due]) => due <= until)
        .toSorted(([, a], [, b]) => (a < b ? -1 : 1));
      if (!next) break;
      const [timer, due] = next;
      this.#now = due;
      this.#timers.delete(timer);
      this.take({ type: 'timer.fired', timer });
    }
    this.#now = until;
    return this;
  }

  /** Follows the steps of an example run. */
  follow(steps: readonly ExampleStep[]): this {
    for (const step of steps) {
      if ('close' in step) this.close(step.close);
      else if ('observe' in step) this.observe(step.observe, step.value);
      else if ('child' in step) this.childEnds(step.child, step.output);
      else if ('send' in step) this.send(step.send, step.payload);
      else this.wait(step.wait);
    }
    return this;
  }

  take(event: RunEvent): this {
    this.#state = this.#accept(event, decide(this.chart, this.#state, event, this.#now));
    return this;
  }

  #childOf(playbook: string): string {
    const [invocation] = [...this.#children].find(([, key]) => key === playbook) ?? [];
    if (!invocation) throw new Error(`no child of ${playbook}; there are ${this.children.join(', ')}`);
    return invocation;
  }

  #accept(event: RunEvent, decision: Decision): RunState {
    if (!decision.ok) {
      throw new Error(`${JSON.stringify(event)} was refused: ${JSON.stringify(decision)}`);
    }
    if (event.type === 'task.closed') {
      this.#open = this.#open.filter(({ invocation }) => invocation !== event.invocation);
    }
    if (event.type === 'child.completed' || event.type === 'child.failed') {
      this.#children.delete(event.invocation);
    }
    for (const effect of decision.effects) this.#note(effect);
    this.log.push({ event, at: this.#now });
    return decision.state;
  }

  #note(effect: Effect): void {
    this.effects.push(effect);
    if (effect.type === 'task.open') this.#open = [...this.#open, effect];
    if (effect.type === 'task.withdraw') {
      this.#open = this.#open.filter(({ invocation }) => invocation !== effect.invocation);
    }
    if (effect.type === 'child.start') this.#children.set(effect.invocation, effect.playbook);
    if (effect.type === 'child.cancel') this.#children.delete(effect.invocation);
    if (effect.type === 'timer.set') this.#timers.set(effect.timer, effect.dueAt);
    if (effect.type === 'timer.clear') this.#timers.delete(effect.timer);
  }
}
