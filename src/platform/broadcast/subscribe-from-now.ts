import type { Broadcast, Received } from './broadcast.js';

/**
 * What is sent to the topic from now on, after a first null that says: look at the record now. Whoever looks at each
 * null and payload misses nothing, although something may have happened just before.
 */
export function subscribeFromNow(broadcast: Broadcast, topic: string): AsyncIterableIterator<Received> {
  const { listening } = broadcast;
  const source = broadcast.subscribe(topic);
  // While the connection is still being made, its first null is on its way.
  return listening ? new NowAndThen(source) : source;
}

/** Not an async generator: that would end only after the next payload, and keep its subscription until then. */
class NowAndThen implements AsyncIterableIterator<Received> {
  #begun = false;

  constructor(private readonly source: AsyncIterableIterator<Received>) {}

  async next(): Promise<IteratorResult<Received>> {
    if (this.#begun) return this.source.next();
    this.#begun = true;
    return { done: false, value: null };
  }

  async return(): Promise<IteratorResult<Received>> {
    this.#begun = true;
    await this.source.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
