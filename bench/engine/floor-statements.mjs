/** What advances and ends, in one statement: the kind of statement that Setpiece sends. */
const ADVANCE = `
  WITH runs AS (
    UPDATE run SET snapshot = x.snapshot, states = x.states, entered_at = x.entered_at, seq = x.seq,
                   last_at = x.last_at, head = x.head
    FROM json_to_recordset($1::json) AS x (id uuid, snapshot json, states text[], entered_at timestamptz[], seq integer,
                                           last_at timestamptz, head bytea)
    WHERE run.id = x.id),
  events AS (
    INSERT INTO run_event SELECT * FROM json_populate_recordset(NULL::run_event, $2::json)),
  tasks AS (
    UPDATE task SET status = x.status, outcome = x.outcome, form = x.form, closed_at = x.closed_at,
                    closed_seq = x.closed_seq, closed_by = x.closed_by, version = x.version
    FROM json_to_recordset($3::json) AS x (run_id uuid, id uuid, status text, outcome text, form jsonb,
                                           closed_at timestamptz, closed_seq integer, closed_by uuid, version integer)
    WHERE task.run_id = x.run_id AND task.id = x.id)
  DELETE FROM timer USING json_to_recordset($4::json) AS x (run_id uuid, timer text)
  WHERE timer.run_id = x.run_id AND timer.timer = x.timer`;

/** What begins. */
const BEGIN_NEXT = `
  WITH tasks AS (INSERT INTO task SELECT * FROM json_populate_recordset(NULL::task, $1::json)),
  notifications AS (
    INSERT INTO notification SELECT * FROM json_populate_recordset(NULL::notification, $3::json))
  INSERT INTO timer SELECT * FROM json_populate_recordset(NULL::timer, $2::json)`;

/**
 * Writes a batch in one transaction and one round trip; the statements are prepared once a connection.
 *
 * @param {import('pg').Client} client that pipelines
 * @param {ReturnType<typeof import('./floor-rows.mjs').rowsOfBatch>} sets
 */
export async function writeBatch(client, sets) {
  const { runs, events, closed, cleared, opened, timers, notifications } = sets;
  await Promise.all([
    client.query('BEGIN'),
    client.query(prepared('advance', ADVANCE, [runs, events, closed, cleared].map(toJson))),
    client.query(prepared('begin-next', BEGIN_NEXT, [opened, timers, notifications].map(toJson))),
    client.query('COMMIT'),
  ]);
}

/** As Setpiece has it for its transactions: rows are looked up by key from the first day. For a connection of the floor. */
export const LOOK_UP_BY_KEY = [
  'SET enable_seqscan = off',
  'SET enable_bitmapscan = off',
  'SET enable_hashjoin = off',
  'SET enable_mergejoin = off',
  'SET plan_cache_mode = force_generic_plan',
].join('; ');

const toJson = (rows) => JSON.stringify(rows);

const prepared = (name, text, values) => ({ name, text, values });
