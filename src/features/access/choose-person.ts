/** What a person can be called by. */
export interface Nameable {
  readonly login: string;
  readonly email: string;
  readonly name: string;
  readonly pinyin: string;
}

/**
 * The one of those found who is meant by a login, an address, a name or its pinyin (with or without spaces): the only one
 * called exactly so, or the only one at all. Null where that leaves none or several.
 */
export function choosePerson<Person extends Nameable>(text: string, found: readonly Person[]): Person | null {
  const exact = found.filter((person) => isCalled(person, text));
  const [only, ...others] = exact.length > 0 ? exact : found;
  return only && others.length === 0 ? only : null;
}

function isCalled({ login, email, name, pinyin }: Nameable, text: string): boolean {
  return [login, email, name, pinyin].some((known) => fold(known) === fold(text));
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/\s/g, '');
}
