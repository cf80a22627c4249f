import { isDeepStrictEqual } from 'node:util';
import type { Chart } from '../../engine/chart/chart.js';
import { decide } from '../../engine/run/decide.js';
import type { Decision } from '../../engine/run/decision.js';
import type { RunEvent } from '../../engine/run/run-event.js';
import type { RunState } from '../../engine/run/run-state.js';
import { startRun } from '../../engine/run/start-run.js';
import { toldDates } from '../../engine/run/told-dates.js';
import { chainHash } from '../change/chain-hash.js';
import { type StoredEvent, toRunEvent } from './logged-event.js';
import { type Problem, problem } from './problem.js';

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

  /** What is wrong with the next entry; null where it is as it must be. */
  take(entry: StoredEvent): Problem | null {
    if (entry.seq !== this.#seq + 1) return problem('EVENT_MISSING', { seq: this.#seq + 1 });
    const found = this.#follow(entry) ?? this.#checkHash(entry);
    if (found === null) {
      this.#seq = entry.seq;
      this.#hash = entry.hash;
    }
    return found;
  }

  #follow(entry: StoredEvent): Problem | null {
    const event = toRunEvent(entry);
    if (event === null) return checkStill(entry, this.#state);
    const decision = decideAgain(this.chart, this.#state, event, entry);
    const found = compare(entry, decision);
    if (found === null && decision?.ok) this.#state = decision.state;
    return found;
  }

  #checkHash(entry: StoredEvent): Problem | null {
    const { seq, at, actor, hash, ...event } = entry;
    if (hash === null && this.#hash === null) return null;
    const expected = chainHash(this.#hash, { runId: this.runId, seq, at: at.toISOString(), actor, event });
    return hash === expected ? null : problem('HASH_DIFFERS', { seq });
  }
}

function decideAgain(
  chart: Chart,
  state: RunState | null,
  event: RunEvent,
  entry: StoredEvent,
): Decision | null {
  const at = entry.at.toISOString();
  // What is due when was counted by the calendars of then.
  const told = toldDates(entry.effects);
  if (event.type === 'run.started') return state === null ? startRun(chart, event.input, at, told) : null;
  return state === null ? null : decide(chart, state, event, at, told);
}

function checkStill(
  { seq, type, moves, effects, from, to }: StoredEvent,
  state: RunState | null,
): Problem | null {
  if (moves) return problem('TYPE_UNKNOWN', { seq, type });
  if (effects.length > 0) return problem('EFFECTS_UNMOVED', { seq });
  const still = isDeepStrictEqual(from, to) && isDeepStrictEqual(to, state?.states);
  return still ? null : problem('STATES_UNLIKE_CHART', { seq });
}

function compare({ seq, type, from, to, effects }: StoredEvent, decision: Decision | null): Problem | null {
  if (decision === null) return problem('EVENT_MISPLACED', { seq, type });
  if (!decision.ok) return problem('EVENT_REFUSED', { seq, reason: decision.message });
  if (!isDeepStrictEqual(from, decision.from) || !isDeepStrictEqual(to, decision.to)) {
    return problem('STATES_UNLIKE_CHART', { seq });
  }
  return isDeepStrictEqual(effects, plain(decision.effects))
    ? null
    : problem('EFFECTS_UNLIKE_CHART', { seq });
}

/** As it comes back from the database: no undefined, no prototypes. */
export function plain<T>(value: T): T {
  const copy: T = JSON.parse(JSON.stringify(value));
  return copy;
}
