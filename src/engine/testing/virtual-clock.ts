import { instantText, type InstantText } from '../time/instant.js';

interface Alarm {
  readonly due: number;
  readonly ring: () => void;
}

/** A clock that stands still until it is told to go on to the next alarm. Made for XState's interpreter. */
export class VirtualClock {
  readonly #alarms = new Map<number, Alarm>();
  #lastId = 0;
  #now: number;

  /** `start` is milliseconds since 1970. */
  constructor(start: number) {
    this.#now = start;
  }

  get now(): InstantText {
    return instantText(this.#now);
  }

  readonly setTimeout = (ring: (...args: never[]) => void, milliseconds: number): number => {
    this.#lastId += 1;
    this.#alarms.set(this.#lastId, { due: this.#now + milliseconds, ring: () => ring() });
    return this.#lastId;
  };

  readonly clearTimeout = (id: number): void => {
    this.#alarms.delete(id);
  };

  /** Lets time pass without an alarm; alarms that should have rung by then make it throw. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    if ([...this.#alarms.values()].some(({ due }) => due <= until))
      throw new RangeError('an alarm is due before');
    this.#now = until;
  }

  /** Goes to the next alarm and rings it alone; of several due at once, the one set first. False if there is none. */
  ringNext(): boolean {
    const [next] = [...this.#alarms].sort(
      ([id, one], [otherId, other]) => one.due - other.due || id - otherId,
    );
    if (next === undefined) return false;
    const [id, { due, ring }] = next;
    this.#alarms.delete(id);
    this.#now = Math.max(this.#now, due);
    ring();
    return true;
  }
}
