import type { CallService, Effect, OpenTask, RequestLock, SetTimer, StartChild } from './effect.js';

/** What is pending before a step, without what its event has just used up. */
export interface Pending {
  /** Due instants by timer id. */
  readonly timers: ReadonlyMap<string, string>;
  /** Invocations of the active states: open, or ended while their state is still active. */
  readonly children: ReadonlyMap<string, ChildStatus>;
}

export type ChildStatus = 'active' | 'done';

/** What becomes of a child run whose state is left. */
export type ChildLeft = 'child.cancel' | 'child.release';

/**
 * The effects of one step, in order and netted: what is opened and withdrawn within the step leaves no trace, what is
 * withdrawn and opened again is both. What is open never opens a second time: should XState enter a state that it has not
 * left, the first task or timer of it makes way for the second.
 */
export class EffectLedger {
  readonly #effects: (Effect | null)[] = [];
  readonly #timers: Map<string, string>;
  readonly #children: Map<string, ChildStatus>;
  /** Where the tasks and calls that this step began stand among the effects. */
  readonly #begun = new Map<string, number>();
  /** Where the timers that this step set or moved stand among them. */
  readonly #set = new Map<string, { readonly index: number; readonly isNew: boolean }>();

  constructor(pending: Pending) {
    this.#timers = new Map(pending.timers);
    this.#children = new Map(pending.children);
  }

  /** The mark by which the effect can be taken back. */
  add(effect: Effect): number {
    return this.#effects.push(effect) - 1;
  }

  /** Takes back what was added. */
  withdraw(mark: number): void {
    this.#effects[mark] = null;
  }

  openTask(effect: OpenTask): void {
    this.withdrawTask(effect.invocation);
    this.#begin(effect.invocation, effect);
  }

  withdrawTask(invocation: string): void {
    this.#leave(invocation, { type: 'task.withdraw', invocation });
  }

  callService(invocation: string, effect: CallService): void {
    this.cancelCall(invocation);
    this.#begin(invocation, effect);
  }

  cancelCall(invocation: string): void {
    this.#leave(invocation, { type: 'service.cancel', invocation });
  }

  /** `left` is what becomes of a former child of the invocation that is still waited for. */
  startChild(effect: StartChild, left: ChildLeft): void {
    this.leaveChild(effect.invocation, left);
    this.#begin(effect.invocation, effect);
  }

  leaveChild(invocation: string, type: ChildLeft): void {
    this.#leave(invocation, { type, invocation });
  }

  requestLock(effect: RequestLock): void {
    this.releaseLock(effect.invocation);
    this.#begin(effect.invocation, effect);
  }

  /** A lock is given up whether it was granted or not. */
  releaseLock(invocation: string): void {
    if (this.#children.has(invocation)) this.#children.set(invocation, 'active');
    this.#leave(invocation, { type: 'lock.release', invocation });
  }

  /** The task was closed, or the call has ended; its state is still active. */
  settle(invocation: string): void {
    this.#children.set(invocation, 'done');
  }

  setTimer(effect: SetTimer): void {
    this.clearTimer(effect.timer);
    this.#timers.set(effect.timer, effect.dueAt);
    this.#set.set(effect.timer, { index: this.#effects.push(effect) - 1, isNew: true });
  }

  moveTimer(timer: string, dueAt: string): void {
    this.#timers.set(timer, dueAt);
    this.#set.set(timer, {
      index: this.#effects.push({ type: 'timer.move', timer, dueAt }) - 1,
      isNew: false,
    });
  }

  clearTimer(timer: string): void {
    const wasPending = this.#timers.delete(timer);
    const change = this.#set.get(timer);
    if (change !== undefined) this.#effects[change.index] = null;
    if (wasPending && change?.isNew !== true) this.#effects.push({ type: 'timer.clear', timer });
    this.#set.delete(timer);
  }

  /** The timer has fired: it is no longer pending, and the host knows. */
  fireTimer(timer: string): void {
    this.#timers.delete(timer);
  }

  get effects(): Effect[] {
    return this.#effects.filter((effect) => effect !== null);
  }

  /** Due instants of the timers that are pending after the step. */
  get timers(): ReadonlyMap<string, string> {
    return this.#timers;
  }

  /** The invocations of the states that are active after the step, in the order in which they began. */
  get children(): ReadonlyMap<string, ChildStatus> {
    return this.#children;
  }

  #begin(invocation: string, effect: Effect): void {
    this.#children.set(invocation, 'active');
    this.#begun.set(invocation, this.#effects.push(effect) - 1);
  }

  #leave(invocation: string, effect: Effect): void {
    const wasOpen = this.#children.get(invocation) === 'active';
    this.#children.delete(invocation);
    const index = this.#begun.get(invocation);
    if (index !== undefined) this.#effects[index] = null;
    else if (wasOpen) this.#effects.push(effect);
    this.#begun.delete(invocation);
  }
}
