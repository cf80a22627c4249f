import DataLoader from 'dataloader';
import type { RequestContext } from './request-context.js';

/**
 * Fetches many records in one statement for one operation. A feature extends it, implements `fetch`, and callers say
 * `loader.load(context, key)`; keys asked for in the same tick share a statement.
 */
export abstract class BatchLoader<Key, Value> {
  /** The values by key; a key that is missing in the map gives null. */
  protected abstract fetch(keys: readonly Key[], context: RequestContext): Promise<ReadonlyMap<Key, Value>>;

  load(context: RequestContext, key: Key): Promise<Value | null> {
    return this.within(context).load(key);
  }

  private within(context: RequestContext): DataLoader<Key, Value | null> {
    const known = context.loaders.get(this) as DataLoader<Key, Value | null> | undefined;
    if (known) return known;
    const loader = new DataLoader<Key, Value | null>(async (keys) => {
      const found = await this.fetch(keys, context);
      return keys.map((key) => found.get(key) ?? null);
    });
    context.loaders.set(this, loader);
    return loader;
  }
}
