/** A set of rows for one table, and the statement that writes them all. */
export interface WritePart {
  readonly rows: readonly object[];
  /** Of a statement that looks for rows in a partitioned table: the runs of the rows, whose partitions alone are touched. */
  readonly runIds?: readonly string[];
  /** SQL over `rows`, a json parameter (an array of the rows as objects), and `runIds`, an array of uuids. */
  sql(rows: string, runIds: string): string;
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
  const params: unknown[] = [];
  const add = (param: unknown) => `$${params.push(param)}`;
  const writes = used.map((part, index) => {
    const rows = `${add(JSON.stringify(part.rows))}::json`;
    const runIds = part.runIds === undefined ? 'NULL' : add(part.runIds);
    return `w${index} AS (${part.sql(rows, `${runIds}::uuid[]`)})`;
  });
  return { sql: `WITH ${writes.join(',\n')}\nSELECT`, params };
}
