import type { Chart } from '../../../src/engine/chart/chart.js';
import { compileChart } from '../../../src/engine/chart/compile-chart.js';
import type { JsonObject, JsonValue } from '../../../src/engine/json.js';
import { parsePlaybookDefinition } from '../../../src/engine/load/parse-playbook-definition.js';

const MOST_STATES = 14;
const text = (en: string) => ({ zh: en, en });
const title = (en: string) => ({ meta: { title: text(en) } });

const ALL_ACTIONS: readonly JsonObject[] = [
  { type: 'set', params: { n: 'context.n + 1' } },
  { type: 'notify', params: { to: 'lead', message: text('n') } },
  { type: 'escalate', params: { to: 'lead', message: text('e') } },
  { type: 'raise', params: { event: 'chart.nudged' } },
  { type: 'record', params: { kpi: 'rate', value: 'context.n' } },
];

/** Those that bring about no further event, for transitions that would then go round for ever. */
const QUIET = ALL_ACTIONS.slice(0, 3);

type Mutable = Record<string, JsonValue>;

/** A state as it is being made. */
interface Sketch {
  readonly id: string;
  readonly path: string;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly config: Mutable;
  readonly states: Map<string, Sketch>;
}

/**
 * A chart made of numbers: nested and parallel states, history, timers, tasks, guards and actions, wired at random.
 * It has the right shape and need not make sense; the same numbers always make the same chart.
 */
export function randomChart(numbers: readonly number[]): Chart {
  return chartOf(new ChartMaker(numbers, false), {
    'go.on': { title: text('On') },
    'go.back': { title: text('Back') },
  });
}

/** The same, and beside the tasks there are calls of services, and events that are kept or dropped when no state takes them. */
export function eventfulChart(numbers: readonly number[]): Chart {
  return chartOf(new ChartMaker(numbers, true), {
    'go.on': { title: text('On'), whenNotTaken: 'keep', timeToLive: 'PT6H' },
    'go.back': { title: text('Back'), whenNotTaken: 'keep' },
    'go.off': { title: text('Off'), whenNotTaken: 'drop' },
  });
}

/** The same as a random chart, and beside the tasks there are child runs, and locks that are waited for. */
export function sharedChart(numbers: readonly number[]): Chart {
  return chartOf(new ChartMaker(numbers, false, false, true), {
    'go.on': { title: text('On') },
    'go.back': { title: text('Back'), whenNotTaken: 'keep' },
  });
}

/** The same as a random chart, and beside the tasks there are sets of instances, and what is done to them. */
export function manifoldChart(numbers: readonly number[]): Chart {
  return chartOf(new ChartMaker(numbers, false, true), {
    'go.on': { title: text('On') },
    'go.back': { title: text('Back') },
  });
}

function chartOf(maker: ChartMaker, events: JsonObject): Chart {
  const task = {
    title: text('t'),
    role: 'worker',
    outcomes: { done: { title: text('d') }, failed: { title: text('f') } },
  };
  return compileChart(
    parsePlaybookDefinition({
      key: 'random',
      version: 1,
      title: text('Random'),
      roles: { worker: { title: text('Worker'), department: 'stores' } },
      kpis: { rate: { title: text('Rate'), unit: 'percent', direction: 'increase', target: 10 } },
      tasks: { a: task, b: task },
      events,
      services: {
        ask: {
          title: text('Ask'),
          url: 'https://ask.example.com/{{ context.n }}',
          compensation: ALL_ACTIONS[1] ?? {},
        },
      },
      locks: { press: { title: text('Press'), scope: 'run' } },
      timers: { again: { duration: 'PT5H', onPause: 'startAgain' } },
      internalEvents: ['chart.nudged'],
      machine: maker.machine(),
    }),
  );
}

class ChartMaker {
  readonly #sketches: Sketch[] = [];
  /** The states that have a set of instances. */
  readonly #sets: Sketch[] = [];
  #position = 0;
  /** The state that is being wired. */
  #source: Sketch | undefined;

  constructor(
    readonly numbers: readonly number[],
    /** Whether there are calls of services and named timers. */
    readonly eventful: boolean,
    /** Whether there are sets of instances, and guards made of others. */
    readonly manifold = false,
    /** Whether there are child runs and locks. */
    readonly shared = false,
  ) {}

  machine(): JsonObject {
    const root = this.#sketch('random', '', this.#oneOf('compound', 'parallel'), 0);
    if (this.manifold) this.#chooseSets();
    for (const sketch of this.#sketches) this.#wire(sketch);
    const { meta: _, ...config } = this.#assemble(root);
    return { ...config, id: 'random', context: { n: 0 } };
  }

  #chooseSets(): void {
    const able = this.#sketches.slice(1).filter(({ type }) => type !== 'history' && type !== 'final');
    this.#sets.push(...able.filter((_, index) => index === 0 || this.#next(3) === 1));
  }

  #next(below: number): number {
    const number = this.numbers[this.#position] ?? 0;
    this.#position += 1;
    return number % below;
  }

  #oneOf<T>(...items: [T, ...T[]]): T {
    return items[this.#next(items.length)] ?? items[0];
  }

  #sketch(id: string, path: string, type: Sketch['type'], depth: number): Sketch {
    const sketch: Sketch = { id, path, type, config: {}, states: new Map() };
    this.#sketches.push(sketch);
    if (type === 'compound' || type === 'parallel') this.#fill(sketch, depth);
    return sketch;
  }

  #fill(parent: Sketch, depth: number): void {
    const within = 2 + this.#next(3);
    for (let index = 0; index < within; index++) {
      const full = depth >= 3 || this.#sketches.length >= MOST_STATES;
      const last = index === within - 1 && parent.type === 'compound';
      const inner = full ? 'atomic' : this.#oneOf('atomic', 'compound', 'parallel');
      const type = last && this.#next(3) !== 0 ? this.#oneOf('history', 'final') : inner;
      const key = `s${index}`;
      const path = parent.path === '' ? key : `${parent.path}.${key}`;
      parent.states.set(key, this.#sketch(`n${this.#sketches.length}`, path, type, depth + 1));
    }
    if (parent.type === 'compound') parent.config['initial'] = 's0';
  }

  /** Gives a state what it does. Only now are all targets known. */
  #wire(source: Sketch): void {
    const { type, path, config } = source;
    this.#source = source;
    if (type === 'history') {
      config['history'] = this.#oneOf('deep', 'shallow');
      return;
    }
    if (this.#next(3) === 1) config['entry'] = this.#actions();
    if (this.#next(3) === 1) config['exit'] = this.#actions();
    if (type === 'final') return;
    config['on'] = {
      'go.on': this.#transitions(),
      ...(this.#next(2) === 1 && { 'go.back': this.#transitions() }),
      ...(this.#next(3) === 1 && { 'chart.nudged': this.#transitions(QUIET) }),
      ...(this.#next(3) === 1 && { 'kpi.observed': this.#transitions(QUIET) }),
    };
    if (this.#next(3) === 1)
      config['after'] = {
        [this.eventful ? this.#oneOf('PT1H', 'P1D', 'again') : this.#oneOf('PT1H', 'P1D', 'P1M')]:
          this.#transitions(),
      };
    if (this.#next(4) === 1) {
      const guard = { type: 'when', params: { cel: `context.n == ${this.#next(12)}` } };
      config['always'] = {
        ...this.#transition(),
        guard,
        actions: { type: 'set', params: { n: 'context.n + 1' } },
      };
    }
    if (this.#next(2) === 1) {
      const invoke = (): JsonObject => {
        if (this.shared && this.#next(2) === 1) return this.#togetherWithOthers();
        return this.eventful && this.#next(2) === 1
          ? {
              src: 'service',
              input: { service: 'ask' },
              onDone: this.#transitions(),
              onError: this.#transitions(),
            }
          : { src: 'task', input: { task: this.#oneOf('a', 'b') }, onDone: this.#transitions() };
      };
      config['invoke'] = this.#next(3) === 1 ? [invoke(), invoke()] : invoke();
    }
    if (this.#sets.includes(source)) config['invoke'] = this.#instances(source);
    if (path !== '' && type !== 'atomic' && this.#next(2) === 1) config['onDone'] = this.#transitions();
  }

  #togetherWithOthers(): JsonObject {
    if (this.#next(2) === 1) return { src: 'lock', input: { lock: 'press' }, onDone: this.#transitions() };
    const whenLeft = this.#oneOf('cancel', 'runOn');
    return {
      src: 'playbook',
      input: { playbook: 'helper', input: { amount: 'context.n' }, whenLeft },
      onDone: this.#transitions(),
      ...(this.#next(2) === 1 && { onError: this.#transitions() }),
    };
  }

  #instances({ id }: Sketch): JsonObject {
    return {
      src: 'instances',
      id: `${id}s`,
      input: {
        of: { src: 'task', input: { task: this.#oneOf('a', 'b') } },
        ...(this.#next(2) === 1 ? { count: this.#next(5) } : { forEach: '[context.n, 1.0, 2.0]' }),
        until: this.#oneOf<JsonValue>(
          'all',
          { atLeast: this.#next(4) },
          { when: `instances.${id}s.completed * 2 > instances.${id}s.active` },
        ),
        rest: this.#oneOf('cancel', 'runOn', 'count'),
        ...(this.#next(3) === 1 && { atOnce: 1 + this.#next(2) }),
        most: 4 + this.#next(6),
      },
      onDone: this.#transitions(),
    };
  }

  /** What is done to a set, its own or another's. */
  #deedOnInstances(): JsonObject {
    const id = `${this.#sets[this.#next(this.#sets.length)]?.id ?? ''}s`;
    return this.#oneOf<JsonObject>(
      { type: 'addInstances', params: { to: id, count: this.#next(3) } },
      { type: 'cancelInstances', params: { of: id } },
      { type: 'completeInstances', params: { of: id } },
    );
  }

  #transitions(choices = ALL_ACTIONS): JsonValue {
    const one = () => this.#transition(choices);
    return this.#next(3) === 1 ? [one(), one()] : one();
  }

  #transition(choices = ALL_ACTIONS): JsonObject {
    const guard = this.#guard();
    const target = this.#anyTarget();
    return {
      ...(this.#next(5) !== 4 && { target: `#${target.id}` }),
      ...(guard !== null && { guard }),
      ...((this.#next(3) === 1 || target.type === 'history') && { reenter: true }),
      actions: this.#actions(choices),
    };
  }

  #guard(): JsonObject | null {
    if (this.manifold && this.#next(4) === 1) return this.#combinedGuard();
    switch (this.#next(6)) {
      case 1:
        return { type: 'when', params: { cel: `context.n < ${this.#next(20)}` } };
      case 2:
        return { type: 'instate', params: { state: this.#anyState().path } };
      case 3:
        return { type: 'kpi', params: { kpi: 'rate', is: this.#oneOf('met', 'missed') } };
      default:
        return null;
    }
  }

  #combinedGuard(): JsonObject {
    const guards = [this.#guard(), this.#guard()].filter((one) => one !== null);
    const states = [this.#anyState().path, this.#anyState().path];
    const unreachable = { type: 'unreachable', params: { states } };
    return this.#oneOf<JsonObject>(
      unreachable,
      { type: 'not', params: { guard: guards[0] ?? unreachable } },
      { type: 'and', params: { guards: [unreachable, ...guards] } },
      { type: 'or', params: { guards: [...guards, unreachable] } },
    );
  }

  #actions(choices = ALL_ACTIONS): JsonValue {
    const action = () =>
      this.manifold && this.#next(4) === 1
        ? this.#deedOnInstances()
        : (choices[this.#next(choices.length)] ?? {});
    return [action(), ...(this.#next(2) === 1 ? [action()] : [])];
  }

  /** Not a history that only those outside may use: see HISTORY_FROM_INSIDE. */
  #anyTarget(): Sketch {
    const target = this.#anyState();
    if (target.type !== 'history' || this.#source === undefined) return target;
    const around = parentOf(target.path);
    const { path } = this.#source;
    const isInside = around === '' ? path !== '' : path.startsWith(`${around}.`);
    return isInside && parentOf(path) !== around ? (this.#sketches[1] ?? target) : target;
  }

  /** Any state but the root; histories more often than their number, since they are few and remember much. */
  #anyState(): Sketch {
    const histories = this.#sketches.filter(({ type }) => type === 'history');
    const below = histories.length > 0 && this.#next(3) === 1 ? histories : this.#sketches.slice(1);
    const [first] = below;
    if (first === undefined) throw new Error('a chart has states');
    return below[this.#next(below.length)] ?? first;
  }

  #assemble({ id, type, config, states }: Sketch): JsonObject {
    const inside = Object.fromEntries([...states].map(([key, child]) => [key, this.#assemble(child)]));
    return {
      id,
      type,
      ...(type === 'history' ? {} : title(id)),
      ...config,
      ...(states.size > 0 && { states: inside }),
    };
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}
