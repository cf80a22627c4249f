import { own } from '../../own.js';
import { choicesOf } from '../data/choices.js';
import { liveVariables, type HistoryName, type LiveName } from '../model/live-variables.js';
import { soonRead } from '../model/soon-read.js';
import type { Model, ModelTransition } from '../model/model.js';
import type { VariableName } from '../model/variable.js';
import { ChartFault } from './chart-fault.js';
import { keyOf, type Configuration } from './configuration.js';
import type { Bounds, Exploration, FaultFound, NotTaken } from './exploration.js';
import { Macrostep } from './macrostep.js';
import { eventOf, type Move } from './move.js';
import { movesFrom } from './moves.js';
import { Settler } from './settle.js';
import { NO_TIMERS, runOut, without, withTimers, type Zone } from './zone.js';

interface Draft {
  readonly configuration: Configuration;
  readonly before: number;
  readonly by: Move;
  readonly next: number[];
}

/** As many of one kept event as are told apart in the mailbox. */
const MOST_MAIL_OF_A_KIND = 2;

/** How many moves are tried before whoever asks is let do something else. */
const STRIDE = 2_000;

/** Configurations one after the other, those with the fewest moves first. Yields now and then, and returns what it found. */
export function* explore(model: Model, bounds: Bounds, reach = 0): Generator<number, Exploration, void> {
  const explorer = new Explorer(model, bounds, reach);
  let pause = STRIDE;
  while (explorer.next()) {
    if (explorer.steps < pause) continue;
    pause = explorer.steps + STRIDE;
    yield explorer.steps;
  }
  return explorer.result();
}

class Explorer {
  steps = 0;
  readonly #choices;
  readonly #live;
  readonly #soon;
  readonly #liveAt = new Map<string, Live>();
  readonly #reached: Draft[] = [];
  readonly #known = new Map<string, number>();
  readonly #taken = new Set<ModelTransition>();
  readonly #entered = new Set<number>();
  readonly #ranOut = new Set<number>();
  readonly #faults = new Map<string, FaultFound>();
  readonly #notTaken = new Map<string, NotTaken>();
  readonly #takenFromMail = new Set<string>();
  readonly #takenEvents = new Set<string>();
  readonly #settler: Settler;
  #position = 0;
  #complete = true;

  constructor(
    readonly model: Model,
    readonly bounds: Bounds,
    reach: number,
  ) {
    this.#settler = new Settler(model, reach);
    this.#choices = choicesOf(model, this.#settler);
    this.#live = liveVariables(model);
    this.#soon = soonRead(model);
    for (const input of this.#choices.input) this.#start({ kind: 'start', input });
  }

  /** Looks at one configuration more; false when there is none, or no more may be looked at. */
  next(): boolean {
    const draft = this.#reached[this.#position];
    if (draft === undefined) return false;
    if (this.steps >= this.bounds.steps || this.#reached.length > this.bounds.configurations) {
      this.#complete = false;
      return false;
    }
    const at = this.#position++;
    if (!draft.configuration.done) this.#expand(draft, at);
    return true;
  }

  result(): Exploration {
    return {
      reached: this.#reached,
      complete: this.#complete,
      steps: this.steps,
      taken: this.#taken,
      entered: this.#entered,
      ranOut: this.#ranOut,
      faults: [...this.#faults.values()],
      notTaken: [...this.#notTaken.values()],
      takenFromMail: this.#takenFromMail,
      takenEvents: this.#takenEvents,
      widened: this.#settler.widened,
      choices: this.#choices,
    };
  }

  #start(move: Extract<Move, { kind: 'start' }>): void {
    const step = new Macrostep(this.model, null, { ...this.model.context, input: move.input });
    try {
      step.begin();
      this.#arrive(step, NO_TIMERS, [], null, move);
    } catch (error) {
      this.#keepFault(-1, move, error);
    }
  }

  #expand({ configuration, next }: Draft, at: number): void {
    const { names, soon } = this.#liveIn(configuration.nodes);
    const matters = (kpi: string) => names.has(`kpi.${kpi}`) && soon.has(`kpi.${kpi}`);
    for (const move of movesFrom(configuration, matters, this.model, this.#choices)) {
      this.steps += 1;
      try {
        const to = this.#make(move, configuration, at);
        if (to !== null && to !== at && !next.includes(to)) next.push(to);
      } catch (error) {
        this.#keepFault(at, move, error);
      }
    }
  }

  /** Where the move leads; `null` when nothing takes it. */
  #make(move: Exclude<Move, { kind: 'start' }>, from: Configuration, at: number): number | null {
    let { zone } = from;
    if (move.kind === 'runOut') {
      const after = runOut(zone, move.timer.index);
      if (after === null) return null;
      this.#ranOut.add(move.timer.index);
      zone = after;
    }
    const step = new Macrostep(this.model, from);
    if ('invocation' in move && move.instance === undefined) step.ended.add(move.invocation.index);
    const event = eventOf(move);
    const mail = [...from.mail];
    if (step.take(event)) {
      if (move.kind === 'send') this.#takenEvents.add(move.name);
    } else if (move.kind === 'send') {
      const { whenNotTaken } = own(this.model.source.definition.events, move.name) ?? {};
      const alike = mail.filter(({ type }) => type === event.type).length;
      if (whenNotTaken !== 'keep' || alike >= MOST_MAIL_OF_A_KIND) return null;
      mail.push(event);
    } else if (move.kind !== 'runOut') {
      this.#keepNotTaken(at, move);
      return null;
    }
    this.#deliver(mail, step);
    return this.#arrive(step, zone, mail, at, move);
  }

  /** What waits is taken as soon as it can be, the oldest first. */
  #deliver(mail: Configuration['mail'][number][], step: Macrostep): void {
    for (let index = 0; index < mail.length && !step.done;) {
      const event = mail[index];
      if (event !== undefined && step.take(event)) {
        this.#takenFromMail.add(event.type);
        this.#takenEvents.add(event.type);
        mail.splice(index, 1);
        index = 0;
      } else index += 1;
    }
  }

  #arrive(step: Macrostep, zone: Zone, mail: Configuration['mail'], before: number | null, by: Move): number {
    for (const transition of step.taken) this.#taken.add(transition);
    for (const { index } of step.entered) this.#entered.add(index);
    const nodes = [...step.active].map(({ index }) => index).sort((a, b) => a - b);
    const live = this.#liveIn(nodes);
    const configuration: Configuration = {
      nodes,
      history: new Map([...step.history].filter(([index]) => live.histories.has(index))),
      ended: step.ended,
      context: this.#settler.settle(step.context, live.names),
      zone: this.#timersAfter(zone, step),
      mail,
      done: step.done,
    };
    const key = keyOf(configuration, live.list);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const index = this.#reached.length;
    this.#known.set(key, index);
    this.#reached.push({ configuration, before: before ?? -1, by, next: [] });
    return index;
  }

  #timersAfter(zone: Zone, { timersCleared, timersSet }: Macrostep): Zone {
    let left = zone;
    for (const timer of timersCleared) left = without(left, timer);
    const started = [...timersSet].flatMap((index) => {
      const timer = this.model.timers[index];
      return timer?.counts === true ? [{ timer: index, span: timer.span }] : [];
    });
    if (started.length === 0 && left === zone) return zone;
    return withTimers(left, started);
  }

  #liveIn(nodes: readonly number[]): Live {
    const key = nodes.join(',');
    const known = this.#liveAt.get(key);
    if (known !== undefined) return known;
    const names = new Set<VariableName>();
    const histories = new Set<number>();
    const soon = new Set(nodes.flatMap((node) => [...(this.#soon[node] ?? [])]));
    for (const node of nodes) {
      for (const name of this.#live[node] ?? []) {
        if (isHistory(name)) histories.add(Number(name.slice('history.'.length)));
        else if (this.model.slice.variables.has(name)) names.add(name);
      }
    }
    const live = { names, histories, soon, list: [...names].sort() };
    this.#liveAt.set(key, live);
    return live;
  }

  #keepFault(at: number, move: Move, error: unknown): void {
    if (!(error instanceof ChartFault)) throw error;
    const { kind, transition, node, reason } = error;
    const key = `${kind} ${transition?.index ?? ''} ${node?.index ?? ''} ${kind === 'loop' ? '' : reason}`;
    if (!this.#faults.has(key)) this.#faults.set(key, { at, move, fault: error });
  }

  #keepNotTaken(at: number, move: Move): void {
    if (move.kind !== 'close' && move.kind !== 'answer' && move.kind !== 'fail') return;
    const outcome = move.kind === 'close' ? move.outcome : move.kind;
    const key = `${move.invocation.index} ${outcome}`;
    if (!this.#notTaken.has(key)) this.#notTaken.set(key, { at, move });
  }
}

interface Live {
  readonly names: ReadonlySet<VariableName>;
  readonly histories: ReadonlySet<number>;
  readonly soon: ReadonlySet<VariableName>;
  readonly list: readonly VariableName[];
}

function isHistory(name: LiveName): name is HistoryName {
  return name.startsWith('history.');
}
