/**
 * The value under a key that the record itself has. Names come from people: `constructor` must not find what every
 * object inherits.
 */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
