/** An async iterable that can be ended from outside while somebody waits for its next value. */
export interface EventStream<T> extends AsyncIterableIterator<T> {
  return(): Promise<IteratorResult<T>>;
}

/**
 * What `map` makes of each event of the source, one after the other. Ending it ends the source at once, also in the
 * middle of a wait for the next event (an async generator would wait until that came); a `map` that throws ends it too.
 */
export function mapEvents<Event, T>(
  source: AsyncIterable<Event>,
  map: (event: Event) => Promise<T>,
): EventStream<T> {
  const events = source[Symbol.asyncIterator]();
  const end = async (): Promise<IteratorResult<T>> => {
    await events.return?.();
    return { done: true, value: undefined };
  };
  return {
    async next() {
      const event = await events.next();
      if (event.done) return { done: true, value: undefined };
      try {
        return { done: false, value: await map(event.value) };
      } catch (error) {
        await end();
        throw error;
      }
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
