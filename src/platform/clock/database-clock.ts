import { Clock } from './clock.js';
import { MACHINE_TIME, type TimeSources } from './time-sources.js';

/** What the database's clock said, some time between the question and the answer (both in monotonic milliseconds). */
export interface ClockReading {
  /** Milliseconds since 1970. */
  readonly instant: number;
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** What a comparison with the database's clock found, in milliseconds. */
export interface ClockComparison {
  /** How far the machine's own clock is ahead of the database's; negative where it is behind. */
  readonly wallAhead: number;
  /** By how much this clock had to be put forward, or (negative) is being held back. 0: it was right. */
  readonly correction: number;
}

/** How much slower than real time the clock runs while it is ahead. */
const SLEW = 0.5;

/**
 * The database's clock, which all processes on the database share: their instants agree whatever their machines' clocks
 * say, to within the round trip of a reading. Between two readings it goes by the machine's monotonic clock, so that
 * neither a machine's clock that is set nor a stopped process matters. It never goes back: found ahead, it runs at half
 * speed until the database has caught up; found behind, it is put forward. Without readings it goes on as it went.
 */
export class DatabaseClock extends Clock {
  /** The line that the clock follows: `instant` at `since`, going on at real speed … */
  #since: number;
  #instant: number;
  /** … plus what is left of this. */
  #ahead = 0;
  #latest = Number.NEGATIVE_INFINITY;

  constructor(
    readings: readonly ClockReading[],
    private readonly sources: TimeSources = MACHINE_TIME,
  ) {
    super();
    this.#since = sources.monotonic();
    this.#instant = bounds(readings, this.#since).earliest;
  }

  override now(): Date {
    this.#latest = Math.max(this.#latest, this.#at(this.sources.monotonic()));
    return new Date(Math.floor(this.#latest));
  }

  /** Compares itself with the database's clock, by the reading with the shortest round trip, and follows it. */
  follow(readings: readonly ClockReading[]): ClockComparison {
    const now = this.sources.monotonic();
    const { earliest, latest } = bounds(readings, now);
    const shown = this.#at(now);
    const isRight = shown >= earliest && shown <= latest;
    this.#since = now;
    this.#instant = isRight ? shown : earliest;
    this.#ahead = Math.max(0, shown - this.#instant);
    return { wallAhead: this.wallAhead(), correction: isRight ? 0 : earliest - shown };
  }

  /** How far the machine's own clock is ahead of this one at present, in milliseconds. */
  wallAhead(): number {
    const since = this.sources.monotonic() - this.#since;
    return this.sources.wall() - (this.#instant + since);
  }

  #at(monotonic: number): number {
    const since = monotonic - this.#since;
    return this.#instant + since + Math.max(0, this.#ahead - SLEW * since);
  }
}

/** Between which instants the database's clock is at a moment: it was read at the earliest just before the answer came. */
function bounds(
  readings: readonly ClockReading[],
  monotonic: number,
): { readonly earliest: number; readonly latest: number } {
  const [best] = readings.toSorted((a, b) => roundTrip(a) - roundTrip(b));
  if (!best) throw new RangeError('a clock cannot be compared without a reading');
  const earliest = best.instant + (monotonic - best.answeredAt);
  return { earliest, latest: earliest + roundTrip(best) };
}

function roundTrip({ askedAt, answeredAt }: ClockReading): number {
  return answeredAt - askedAt;
}
