import DataLoader from 'dataloader';

/** So many keys a statement. */
const MOST_AT_ONCE = 200;

/**
 * Reads records by key for callers who know nothing of each other: those that ask at the same moment share a statement.
 * After a commit that served many, many ask at once. Nothing is kept from one moment to the next.
 */
export class SharedReads<Key, Value> {
  readonly #loader: DataLoader<Key, Value | null>;

  /** @param read gives the values in the order of the keys; null where there is none. */
  constructor(read: (keys: readonly Key[]) => Promise<readonly (Value | null)[]>) {
    this.#loader = new DataLoader<Key, Value | null>(async (keys) => read(keys), {
      cache: false,
      maxBatchSize: MOST_AT_ONCE,
    });
  }

  get(key: Key): Promise<Value | null> {
    return this.#loader.load(key);
  }
}
