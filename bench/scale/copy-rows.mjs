/**
 * Copies the rows of a model run to every run of `bench_run` that is of its kind, changing what is the run's own. Whatever
 * columns the table has are copied.
 *
 * @param {import('pg').Client} client
 * @param {{ table: string, of?: string, live: boolean, model: string, from: number, to: number,
 *   own: Record<string, string>, where?: string }} copy `of`: the column that names the run; `own`: expressions over `r`
 *   (the run) and `p` (the model's row); `from`, `to`: numbers of the runs
 */
export async function copyRows(client, { table, of = 'run_id', live, model, from, to, own, where = 'true' }) {
  const columns = await columnsOf(client, table);
  const values = columns.map((column) => own[column] ?? `p."${column}"`);
  await client.query(
    `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')})
     SELECT ${values.join(', ')} FROM bench_run r CROSS JOIN ${table} p
     WHERE r.live = $1 AND r.n BETWEEN $2 AND $3 AND p.${of} = $4 AND ${where}
     ORDER BY r.n`,
    [live, from, to, model],
  );
}

async function columnsOf(client, table) {
  const { rows } = await client.query(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}
