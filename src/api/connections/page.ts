import { DomainError } from '../../platform/domain-error.js';
import type { RequestContext } from '../context/request-context.js';
import { isCursorPart, type CursorPart } from './cursor-part.js';
import type { PageArgs } from './page.args.js';

/** The sort key of the last record of a page: its last element is the unique tie-break. */
export type CursorKey = readonly (string | number | null)[];

/** A checked page: what a repository needs to fetch one. It fetches `limit` records: one more than is shown. */
export interface Page {
  readonly first: number;
  readonly limit: number;
  readonly after: CursorKey | null;
}

export const MOST_PER_PAGE = 100;

/** Checks the paging arguments and claims the records from the operation's budget. `shape`: what the list's cursors hold. */
export function openPage(context: RequestContext, args: PageArgs, shape: readonly CursorPart[]): Page {
  const { first, after } = args;
  if (first < 1 || first > MOST_PER_PAGE) {
    throw new DomainError('PAGE_SIZE', { most: MOST_PER_PAGE }, ['first']);
  }
  context.budget.claim(first);
  return { first, limit: first + 1, after: after == null ? null : parseCursor(after, shape) };
}

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor; throws `INVALID_CURSOR` where it does not have the shape. */
export function parseCursor(cursor: string, shape: readonly CursorPart[]): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && fits(key, shape) && key.every(isKeyPart)) return key;
  } catch {
    // Not JSON: refused below, like any other string that is no cursor.
  }
  throw new DomainError('INVALID_CURSOR', {}, ['after']);
}

function fits(key: readonly unknown[], shape: readonly CursorPart[]): boolean {
  return key.length === shape.length && shape.every((part, index) => isCursorPart(part, key[index]));
}

function isKeyPart(part: unknown): part is string | number | null {
  return part === null || typeof part === 'string' || typeof part === 'number';
}
