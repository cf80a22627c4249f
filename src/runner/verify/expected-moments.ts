import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '../../engine/json.js';
import type { StoredEvent } from './logged-event.js';
import type { StoredRun, StoredTimer } from './stored-run.js';

interface ToldTimer {
  readonly state: string;
  readonly seq: number;
  parked: boolean;
}

/** Gathers from a run's log when its states were entered, and what became of its timers besides their dates. */
export class ExpectedMoments {
  readonly #timers = new Map<string, ToldTimer>();
  #entered = new Map<string, number>();
  /** False where the log was begun before these were kept by it. */
  #isWhole = true;

  /** To be told every entry, in order. */
  note({ seq, type, at, to, hash, payload, effects }: StoredEvent): void {
    if (hash === null) this.#isWhole = false;
    this.#entered = new Map(to.map((state) => [state, this.#entered.get(state) ?? at.getTime()]));
    const { timer, cause } = payload;
    if (type === 'timer.fired') this.#timers.delete(nameIn(timer));
    if (cause === 'TIMER_FAILED') this.#park(nameIn(timer), type);
    for (const effect of effects) {
      if (effect.type === 'timer.clear') this.#timers.delete(effect.timer);
      if (effect.type === 'timer.set')
        this.#timers.set(effect.timer, { state: effect.state, seq, parked: false });
    }
  }

  areEntryTimes({ enteredAt, states }: StoredRun): boolean {
    const told = states.map((state) => this.#entered.get(state));
    return (
      !this.#isWhole ||
      isDeepStrictEqual(
        enteredAt.map((at) => at.getTime()),
        told,
      )
    );
  }

  /** A pause holds all timers; one that failed is parked until it is tried again. */
  areTimers(stored: readonly StoredTimer[], isPaused: boolean): boolean {
    return stored.every(({ timer, state, seq, parked, held }) => {
      const told = this.#timers.get(timer);
      if (told === undefined || held !== isPaused) return false;
      return told.state === state && told.seq === seq && told.parked === parked;
    });
  }

  #park(timer: string, type: string): void {
    const told = this.#timers.get(timer);
    if (told === undefined) return;
    if (type === 'incident.opened') told.parked = true;
    if (type === 'incident.retried') told.parked = false;
  }
}

function nameIn(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
