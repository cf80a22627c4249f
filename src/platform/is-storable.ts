// eslint-disable-next-line no-control-regex
const NOT_STORABLE = /[\u0000\p{Surrogate}]/u;

/** Whether PostgreSQL can keep the text: it has no NUL and no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !NOT_STORABLE.test(text);
}
