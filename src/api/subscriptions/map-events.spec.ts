import { mapEvents } from './map-events.js';

/** A source that gives what it is fed and, when it has nothing, waits for ever. */
class Feed implements AsyncIterableIterator<number> {
  ended = false;

  constructor(private readonly events: number[]) {}

  next(): Promise<IteratorResult<number>> {
    const value = this.events.shift();
    return value === undefined ? new Promise(() => undefined) : Promise.resolve({ done: false, value });
  }

  async return(): Promise<IteratorResult<number>> {
    this.ended = true;
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

async function* none(): AsyncGenerator<number> {}

describe('mapEvents', () => {
  it('gives what is made of each event, in order', async () => {
    const stream = mapEvents(new Feed([1, 2]), async (event) => event * 10);

    expect([await stream.next(), await stream.next()]).toEqual([
      { done: false, value: 10 },
      { done: false, value: 20 },
    ]);
  });

  it('ends the source at once, even while the next event is awaited', async () => {
    const feed = new Feed([]);
    const stream = mapEvents(feed, async (event) => event);
    void stream.next();

    await expect(stream.return()).resolves.toEqual({ done: true, value: undefined });
    expect(feed.ended).toBe(true);
  });

  it('ends the source when an event cannot be mapped', async () => {
    const feed = new Feed([1, 2]);
    const stream = mapEvents(feed, () => Promise.reject(new Error('no longer signed in')));

    await expect(stream.next()).rejects.toThrow('no longer signed in');
    expect(feed.ended).toBe(true);
  });

  it('ends with its source', async () => {
    await expect(mapEvents(none(), async (event) => event).next()).resolves.toEqual({
      done: true,
      value: undefined,
    });
  });
});
