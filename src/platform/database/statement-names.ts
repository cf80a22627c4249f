import { createHash } from 'node:crypto';

const MOST_NAMES = 300;

// 26000: no such prepared statement; 42P05: there is one of that name. Both come from poolers that hand connections on.
const NAMES_DO_NOT_CARRY = new Set(['26000', '42P05']);

/**
 * The names under which statements are prepared. The same text has the same name in every process, as a pooler shares
 * connections among them. Beyond 300 texts no more are named: each name is memory of every connection.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  #usable: boolean;

  constructor(usable = true) {
    this.#usable = usable;
  }

  /** Null for a statement that is to be sent without a name. */
  of(sql: string): string | null {
    if (!this.#usable) return null;
    const known = this.#names.get(sql);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_NAMES) return null;
    const name = `setpiece_${createHash('sha256').update(sql).digest('base64url').slice(0, 22)}`;
    this.#names.set(sql, name);
    return name;
  }

  /** Looks at a failure: after one that says names do not work here, none are given any more. */
  learn(error: unknown): void {
    if (!(error instanceof Error) || !('code' in error)) return;
    if (NAMES_DO_NOT_CARRY.has(String(error.code))) this.#usable = false;
  }
}
