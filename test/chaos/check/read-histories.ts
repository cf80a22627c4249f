import type { Client } from 'pg';
import type { RunHistory } from './run-history.js';

/** What is stored of the runs, all as of one instant. */
export async function readHistories(database: Client, runIds: readonly string[]): Promise<RunHistory[]> {
  await database.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const histories: RunHistory[] = [];
    for (const runId of runIds) histories.push(await readHistory(database, runId));
    return histories;
  } finally {
    await database.query('COMMIT');
  }
}

async function readHistory(database: Client, runId: string): Promise<RunHistory> {
  const rows = async <Row>(sql: string): Promise<Row[]> => (await database.query(sql, [runId])).rows as Row[];
  const [run] = await rows<Pick<RunHistory, 'status' | 'seq' | 'head' | 'pendingCalls'>>(RUN);
  if (!run) throw new Error(`run ${runId} was acknowledged and is not there`);
  const events = await rows<RunHistory['events'][number]>(EVENTS);
  const tasks = await rows<RunHistory['tasks'][number]>(TASKS);
  const timers = await rows<RunHistory['timers'][number]>(TIMERS);
  const incidents = await rows<{ cause: string }>('SELECT cause FROM incident WHERE run_id = $1');
  return { runId, ...run, events, tasks, timers, incidents: incidents.map(({ cause }) => cause) };
}

const RUN = `
  SELECT status, seq, encode(head, 'hex') AS head,
    (SELECT count(*)::integer FROM service_call WHERE run_id = run.id AND status = 'pending') AS "pendingCalls"
  FROM run WHERE id = $1`;

const EVENTS = `
  SELECT seq, type, moves, payload, at, pg_xact_commit_timestamp(xmin) AS "committedAt", effects,
    json_build_object('kind', actor_kind, 'id', actor_id) AS actor, from_states AS "from", to_states AS "to",
    idempotency_key AS "idempotencyKey", request_hash AS "requestHash", encode(hash, 'hex') AS hash
  FROM run_event WHERE run_id = $1 ORDER BY seq`;

const TASKS = `
  SELECT id, invocation, status, opened_seq AS "openedSeq", closed_seq AS "closedSeq"
  FROM task WHERE run_id = $1 ORDER BY opened_seq, id`;

const TIMERS = `
  SELECT timer, due_at AS "dueAt", parked_at IS NOT NULL OR held AS still FROM timer WHERE run_id = $1 ORDER BY timer`;
