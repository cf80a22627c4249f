import type { Effect } from '../../../src/engine/run/effect.js';

/** What a host that only follows effects believes to be open and pending. Throws when an effect makes no sense to it. */
export class HostModel {
  /** Task keys by invocation. */
  readonly openTasks = new Map<string, string>();
  /** Due instants by timer. */
  readonly timers = new Map<string, string>();

  follow(effects: readonly Effect[]): void {
    for (const effect of effects) this.#follow(effect);
  }

  #follow(effect: Effect): void {
    switch (effect.type) {
      case 'task.open':
        this.#expect(!this.openTasks.has(effect.invocation), `${effect.invocation} is open already`);
        this.openTasks.set(effect.invocation, effect.task);
        return;
      case 'task.withdraw':
        this.#expect(this.openTasks.delete(effect.invocation), `${effect.invocation} is not open`);
        return;
      case 'timer.set':
        this.#expect(!this.timers.has(effect.timer), `${effect.timer} is pending already`);
        this.timers.set(effect.timer, effect.dueAt);
        return;
      case 'timer.clear':
        this.#expect(this.timers.delete(effect.timer), `${effect.timer} is not pending`);
        return;
      default:
    }
  }

  #expect(holds: boolean, otherwise: string): void {
    if (!holds) throw new Error(otherwise);
  }
}
