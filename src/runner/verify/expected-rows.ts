import type { OpenTask } from '../../engine/run/effect.js';
import type { JsonObject } from '../../engine/json.js';
import type { StoredEvent } from './logged-event.js';

/** A task as the log tells its life. */
export interface ToldTask {
  readonly invocation: string;
  readonly task: string;
  readonly kind: string;
  readonly state: string;
  readonly openedSeq: number;
  readonly dueAt: string | null;
  /** What its state handed to it. */
  readonly input: JsonObject;
  /** `open` stands for started as well. */
  readonly status: 'open' | 'completed' | 'withdrawn';
  readonly closedSeq: number | null;
  readonly outcome: string | null;
}

export interface ToldCall {
  readonly seq: number;
  readonly invocation: string | null;
  readonly service: string;
}

export interface ToldChild {
  readonly seq: number;
  readonly invocation: string;
  readonly playbook: string;
}

export interface ToldObservation {
  readonly seq: number;
  readonly kpi: string;
  readonly value: number;
}

/** Gathers from a run's log which rows there must be beside it: tasks, calls, children, observations. */
export class ExpectedRows {
  readonly #open = new Map<string, ToldTask>();
  readonly #closed: ToldTask[] = [];
  readonly #calls: ToldCall[] = [];
  readonly #children: ToldChild[] = [];
  readonly #observations = new Map<string, ToldObservation>();

  /** In the order in which they were closed, then those that are open in the order in which they were opened. */
  get tasks(): readonly ToldTask[] {
    return [...this.#closed, ...this.#open.values()];
  }

  get openTasks(): readonly ToldTask[] {
    return [...this.#open.values()];
  }

  get calls(): readonly ToldCall[] {
    return this.#calls;
  }

  get children(): readonly ToldChild[] {
    return this.#children;
  }

  /** One of a KPI an event: the chart's own counts for more than the one it was given. */
  get observations(): readonly ToldObservation[] {
    return [...this.#observations.values()];
  }

  /** To be told every entry, in order. */
  note({ seq, type, payload, effects }: StoredEvent): void {
    if (type === 'task.closed') this.#complete(seq, payload);
    if (type === 'kpi.observed') this.#observe(seq, payload['kpi'], payload['value']);
    // A call that gave up is made again on request, which is no doing of the chart's.
    if (type === 'incident.retried' && payload['cause'] === 'CALL_FAILED')
      this.#call(seq, payload['invocation'], payload['service']);
    if (type === 'incident.retried' && payload['cause'] === 'CHILD_FAILED') {
      const { invocation, playbook } = payload;
      this.#children.push({ seq, invocation: textOf(invocation), playbook: textOf(playbook) });
    }
    for (const effect of effects) {
      if (effect.type === 'child.start') {
        const { invocation, playbook } = effect;
        this.#children.push({ seq, invocation, playbook });
      }
      if (effect.type === 'task.withdraw') this.#close(effect.invocation, seq, 'withdrawn', null);
      if (effect.type === 'service.call') this.#call(seq, effect.invocation, effect.service);
      if (effect.type === 'kpi.record') this.#observe(seq, effect.kpi, effect.value);
    }
    for (const effect of effects) if (effect.type === 'task.open') this.#begin(seq, effect);
  }

  #begin(openedSeq: number, { invocation, task, kind, state, dueAt, input }: OpenTask): void {
    const told = { invocation, task, kind, state, openedSeq, dueAt, input };
    this.#open.set(invocation, { ...told, status: 'open', closedSeq: null, outcome: null });
  }

  #complete(seq: number, { invocation, outcome }: JsonObject): void {
    this.#close(textOf(invocation), seq, 'completed', textOf(outcome));
  }

  #close(
    invocation: string,
    closedSeq: number,
    status: 'completed' | 'withdrawn',
    outcome: string | null,
  ): void {
    const task = this.#open.get(invocation);
    if (task === undefined) return;
    this.#open.delete(invocation);
    this.#closed.push({ ...task, status, closedSeq, outcome });
  }

  #call(seq: number, invocation: unknown, service: unknown): void {
    const by = typeof invocation === 'string' ? invocation : null;
    this.#calls.push({ seq, invocation: by, service: textOf(service) });
  }

  #observe(seq: number, kpi: unknown, value: unknown): void {
    const key = textOf(kpi);
    this.#observations.set(`${seq} ${key}`, { seq, kpi: key, value: Number(value) });
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
