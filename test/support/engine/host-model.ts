import type {
  CallService,
  Effect,
  KeepEvent,
  RequestLock,
  StartChild,
} from '../../../src/engine/run/effect.js';

export type Awaited = CallService | StartChild | RequestLock;

/** What a host that only follows effects believes to be open and pending. Throws when an effect makes no sense to it. */
export class HostModel {
  /** Task keys by invocation. */
  readonly openTasks = new Map<string, string>();
  /** Due instants by timer. */
  readonly timers = new Map<string, string>();

  /** What else is waited for: calls, child runs and locks. */
  readonly awaited = new Map<string, Awaited>();
  /** Events that wait, the oldest first. */
  readonly mail: KeepEvent[] = [];
  /** Those that the effects followed last have taken out. */
  readonly taken: KeepEvent[] = [];

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
      case 'service.call':
        if (effect.invocation !== null) this.awaited.set(effect.invocation, effect);
        return;
      case 'child.start':
      case 'lock.request':
        this.#expect(!this.awaited.has(effect.invocation), `${effect.invocation} is waited for already`);
        this.awaited.set(effect.invocation, effect);
        return;
      case 'service.cancel':
      case 'child.cancel':
      case 'child.release':
        this.#expect(this.awaited.delete(effect.invocation), `${effect.invocation} is not waited for`);
        return;
      case 'lock.release':
        this.awaited.delete(effect.invocation);
        return;
      case 'event.kept':
        this.mail.push(effect);
        return;
      case 'event.taken':
        this.taken.push(...this.#takeOut(effect.name));
        return;
      case 'event.expired':
      case 'event.dropped':
        this.#takeOut(effect.name);
        return;
      default:
    }
  }

  #takeOut(name: string): KeepEvent[] {
    const index = this.mail.findIndex((kept) => kept.name === name);
    return index < 0 ? [] : this.mail.splice(index, 1);
  }

  #expect(holds: boolean, otherwise: string): void {
    if (!holds) throw new Error(otherwise);
  }
}
