import type { Transaction } from '../../platform/database/database.js';

/** A set of rows for one table, and the statement that writes them all. */
export interface WritePart {
  readonly rows: readonly object[];
  /** SQL over `rows`, which is the text of a json parameter: an array of the rows as objects. */
  sql(rows: string): string;
}

/**
 * Writes all parts in one statement. PostgreSQL runs the parts in no certain order and none sees what another writes;
 * parts that depend on each other go into different calls. Sends nothing where there are no rows.
 */
export async function writeParts(tx: Transaction, parts: readonly WritePart[]): Promise<void> {
  const used = parts.filter(({ rows }) => rows.length > 0);
  if (used.length === 0) return;
  const writes = used.map((part, index) => `w${index} AS (${part.sql(`$${index + 1}::json`)})`);
  await tx.query(
    `WITH ${writes.join(',\n')}\nSELECT`,
    used.map(({ rows }) => JSON.stringify(rows)),
  );
}
