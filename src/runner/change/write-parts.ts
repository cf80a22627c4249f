/** A set of rows for one table, and the statement that writes them all. */
export interface WritePart {
  readonly rows: readonly object[];
  /** SQL over `rows`, which is the text of a json parameter: an array of the rows as objects. */
  sql(rows: string): string;
}

/** A statement and its parameters. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/**
 * One statement that writes all parts; null where there are no rows. PostgreSQL runs the parts in no certain order and
 * none sees what another writes: parts that depend on each other go into different statements.
 */
export function statementOf(parts: readonly WritePart[]): Statement | null {
  const used = parts.filter(({ rows }) => rows.length > 0);
  if (used.length === 0) return null;
  const writes = used.map((part, index) => `w${index} AS (${part.sql(`$${index + 1}::json`)})`);
  return {
    sql: `WITH ${writes.join(',\n')}\nSELECT`,
    params: used.map(({ rows }) => JSON.stringify(rows)),
  };
}
