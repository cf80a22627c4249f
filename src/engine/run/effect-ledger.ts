import type { Effect, OpenTask, SetTimer } from './effect.js';

/** What is pending before a step, without what its event has just used up. */
export interface Pending {
  /** Due instants by timer id. */
  readonly timers: ReadonlyMap<string, string>;
  readonly invocations: readonly string[];
}

/**
 * The effects of one step, in order and netted: what is opened and withdrawn within the step leaves no trace, what is
 * withdrawn and opened again is both. What is open never opens a second time: should XState enter a state that it has not
 * left, the first task or timer of it makes way for the second.
 */
export class EffectLedger {
  readonly #effects: (Effect | null)[] = [];
  readonly #timers: Map<string, string>;
  readonly #invocations: Set<string>;
  /** Where the tasks and timers that this step began stand among the effects. */
  readonly #begun = new Map<string, number>();

  constructor(pending: Pending) {
    this.#timers = new Map(pending.timers);
    this.#invocations = new Set(pending.invocations);
  }

  add(effect: Effect): void {
    this.#effects.push(effect);
  }

  openTask(effect: OpenTask): void {
    this.withdrawTask(effect.invocation);
    this.#invocations.add(effect.invocation);
    this.#begin(effect.invocation, effect);
  }

  withdrawTask(invocation: string): void {
    const wasOpen = this.#invocations.delete(invocation);
    this.#end(invocation, wasOpen, { type: 'task.withdraw', invocation });
  }

  setTimer(effect: SetTimer): void {
    this.clearTimer(effect.timer);
    this.#timers.set(effect.timer, effect.dueAt);
    this.#begin(effect.timer, effect);
  }

  clearTimer(timer: string): void {
    const wasPending = this.#timers.delete(timer);
    this.#end(timer, wasPending, { type: 'timer.clear', timer });
  }

  get effects(): Effect[] {
    return this.#effects.filter((effect) => effect !== null);
  }

  /** Due instants of the timers that are pending after the step. */
  get timers(): ReadonlyMap<string, string> {
    return this.#timers;
  }

  // Invocation and timer ids never meet: a timer's begins with `after.P`, and no state's id has such a part.
  #begin(id: string, effect: Effect): void {
    this.#begun.set(id, this.#effects.push(effect) - 1);
  }

  #end(id: string, wasPending: boolean, effect: Effect): void {
    const index = this.#begun.get(id);
    if (index !== undefined) this.#effects[index] = null;
    else if (wasPending) this.#effects.push(effect);
    this.#begun.delete(id);
  }
}
