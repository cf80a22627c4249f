/** What a file of any shape has under a name. */
export function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** The items of the list under a name; none when there is no such list. */
export function listIn(value: unknown, name: string): readonly unknown[] {
  const list = property(value, name);
  return Array.isArray(list) ? list : [];
}

/** The text or the number under a name. */
export function textIn(value: unknown, name: string): string | null {
  const text = property(value, name);
  return typeof text === 'string' || typeof text === 'number' ? String(text) : null;
}
