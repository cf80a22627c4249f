import { isDeepStrictEqual } from 'node:util';
import type { Chart } from '../../engine/chart/chart.js';
import { decide } from '../../engine/run/decide.js';
import type { Decision } from '../../engine/run/decision.js';
import type { RunEvent } from '../../engine/run/run-event.js';
import type { RunState } from '../../engine/run/run-state.js';
import { startRun } from '../../engine/run/start-run.js';
import { chainHash } from '../change/chain-hash.js';
import { type StoredEvent, toRunEvent } from './logged-event.js';

/**
 * Takes a run's log through its chart again, entry by entry, and compares what each says (its number, states, effects and
 * hash) with what it must say. To be given up at the first entry that differs.
 */
export class LogReplay {
  #state: RunState | null = null;
  #seq = 0;
  #hash: string | null = null;

  constructor(
    private readonly runId: string,
    private readonly chart: Chart,
  ) {}

  /** Where the entries so far lead; null before the first. */
  get state(): RunState | null {
    return this.#state;
  }

  /** The number of the last entry; 0 before the first. */
  get seq(): number {
    return this.#seq;
  }

  /** The hash of the last entry, in hex; null where logs were not chained yet. */
  get hash(): string | null {
    return this.#hash;
  }

  /** What is wrong with the next entry, in English, for operators; null where it is as it must be. */
  take(entry: StoredEvent): string | null {
    if (entry.seq !== this.#seq + 1) return `event ${this.#seq + 1} is missing from the log`;
    const problem = this.#follow(entry) ?? this.#checkHash(entry);
    if (problem === null) {
      this.#seq = entry.seq;
      this.#hash = entry.hash;
    }
    return problem;
  }

  #follow(entry: StoredEvent): string | null {
    const event = toRunEvent(entry);
    if (event === null) return checkStill(entry, this.#state);
    const decision = decideAgain(this.chart, this.#state, event, entry.at.toISOString());
    const problem = compare(entry, decision);
    if (problem === null && decision?.ok) this.#state = decision.state;
    return problem;
  }

  #checkHash(entry: StoredEvent): string | null {
    const { seq, at, actor, hash, ...event } = entry;
    if (hash === null && this.#hash === null) return null;
    const expected = chainHash(this.#hash, { runId: this.runId, seq, at: at.toISOString(), actor, event });
    return hash === expected ? null : `event ${seq} is not what was chained: its hash is another`;
  }
}

function decideAgain(chart: Chart, state: RunState | null, event: RunEvent, at: string): Decision | null {
  if (event.type === 'run.started') return state === null ? startRun(chart, event.input, at) : null;
  return state === null ? null : decide(chart, state, event, at);
}

function checkStill(entry: StoredEvent, state: RunState | null): string | null {
  if (entry.moves) return `event ${entry.seq} is of an unknown type, ${entry.type}`;
  if (entry.effects.length > 0) return `event ${entry.seq} has effects although it did not move the chart`;
  const still = isDeepStrictEqual(entry.from, entry.to) && isDeepStrictEqual(entry.to, state?.states);
  return still ? null : `event ${entry.seq} says other states than the chart`;
}

function compare(entry: StoredEvent, decision: Decision | null): string | null {
  if (decision === null) return `event ${entry.seq} (${entry.type}) does not belong there`;
  if (!decision.ok) return `event ${entry.seq} is refused: ${decision.message.en}`;
  if (!isDeepStrictEqual(entry.from, decision.from) || !isDeepStrictEqual(entry.to, decision.to)) {
    return `event ${entry.seq} says other states than the chart`;
  }
  const same = isDeepStrictEqual(entry.effects, plain(decision.effects));
  return same ? null : `event ${entry.seq} says other effects than the chart`;
}

/** As it comes back from the database: no undefined, no prototypes. */
export function plain<T>(value: T): T {
  const copy: T = JSON.parse(JSON.stringify(value));
  return copy;
}
