import type { Payload } from './message.js';

/** What a subscriber receives: a payload, or null where payloads may have been missed. */
export type Received = Payload | null;

const MOST_WAITING = 256;

/**
 * The payloads of one subscriber, in order. One that reads too slowly does not make memory grow: beyond 256 waiting
 * payloads they are all dropped for a single null.
 */
export class Subscription implements AsyncIterableIterator<Received> {
  #waiting: Received[] = [];
  #reader: ((result: IteratorResult<Received>) => void) | null = null;
  #ended = false;

  constructor(private readonly onEnd: (subscription: Subscription) => void) {}

  push(received: Received): void {
    if (this.#ended) return;
    if (this.#reader) {
      this.#answer({ done: false, value: received });
      return;
    }
    if (this.#waiting.length >= MOST_WAITING) this.#waiting = [null];
    else this.#waiting.push(received);
  }

  async next(): Promise<IteratorResult<Received>> {
    const value = this.#waiting.shift();
    if (value !== undefined) return { done: false, value };
    if (this.#ended) return { done: true, value: undefined };
    if (this.#reader) throw new Error('A subscription is read by one reader at a time.');
    return new Promise((resolve) => {
      this.#reader = resolve;
    });
  }

  async return(): Promise<IteratorResult<Received>> {
    this.end();
    return { done: true, value: undefined };
  }

  /** Nothing more is delivered, what waits included. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting = [];
    this.#answer({ done: true, value: undefined });
    this.onEnd(this);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #answer(result: IteratorResult<Received>): void {
    const reader = this.#reader;
    this.#reader = null;
    reader?.(result);
  }
}
