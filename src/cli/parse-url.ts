import { InvalidArgumentError } from 'commander';

/** An option's value as the address of a server. */
export function parseUrl(text: string): URL {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text);
  throw new InvalidArgumentError('It must be like http://localhost:3000.');
}
