import { Clock } from './clock.js';

/** A clock that stands still until it is told to move. */
export class ManualClock extends Clock {
  #now: number;

  constructor(start: Date | string) {
    super();
    this.#now = toMilliseconds(start);
  }

  override now(): Date {
    return new Date(this.#now);
  }

  /** Moves on by so many milliseconds. Time never runs backwards: a negative amount throws. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError(`a clock cannot advance by ${milliseconds} ms`);
    this.#now += milliseconds;
  }

  /** Moves to the instant. Time never runs backwards: an earlier instant throws. */
  advanceTo(instant: Date | string): void {
    this.advance(toMilliseconds(instant) - this.#now);
  }
}

function toMilliseconds(instant: Date | string): number {
  const milliseconds = new Date(instant).getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${String(instant)}`);
  return milliseconds;
}
