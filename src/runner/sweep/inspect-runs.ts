import type { Statements } from '../../platform/database/statements.js';

/** What is not as it should be with a live run. */
export interface Suspicion extends OwnSuspicion {
  /** Children that are waited for, whose runs are gone or have ended, without any word of it on its way. */
  readonly lostChildren: readonly string[];
  /** Places in line whose turn came before the instant asked for, and is not given. */
  readonly stuckClaims: readonly string[];
  /** Places in line that wait, in a circle, for what the run holds itself. */
  readonly deadlockedClaims: readonly string[];
}

/** As far as its own rows show. */
export interface OwnSuspicion {
  readonly runId: string;
  /** No live task, no timer that would fire, no call that a state waits for: unless its chart waits for something outside. */
  readonly idle: boolean;
  /** Its row, the last entry of its log, its tasks and its timers do not agree with each other. */
  readonly disagrees: boolean;
  /** Timers that came due before the instant asked for. */
  readonly overdueTimers: readonly string[];
  /** Whether a former sweep opened an incident that may be over. */
  readonly told: boolean;
}

/** The next live runs after the one given, in the order of their ids. */
export async function readLiveRuns(tx: Statements, after: string | null, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM run WHERE status IN ('running', 'paused') AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Looks at live runs in one statement, without a lock: what it finds is looked at again under the run's. Gives those that
 * deserve it. A state is left with its tasks and timers, so that none may be of a state that is not active.
 */
export async function inspectRuns(
  tx: Statements,
  runIds: readonly string[],
  overdueBefore: Date | null,
): Promise<OwnSuspicion[]> {
  return tx.query<OwnSuspicion>(
    `SELECT * FROM (
       SELECT run.id AS "runId",
         run.status = 'running'
           AND NOT EXISTS (SELECT FROM task WHERE run_id = run.id AND run_id = ANY ($1::uuid[])
                             AND status IN ('open', 'started'))
           AND NOT EXISTS (SELECT FROM timer WHERE run_id = run.id AND parked_at IS NULL)
           AND NOT EXISTS (SELECT FROM service_call
                           WHERE run_id = run.id AND status = 'pending' AND invocation IS NOT NULL)
           AND NOT EXISTS (SELECT FROM child_run WHERE run_id = run.id AND status = 'running')
           AND NOT EXISTS (SELECT FROM lock_claim WHERE run_id = run.id AND granted_at IS NULL)
           AND NOT EXISTS (SELECT FROM incident
                           WHERE run_id = run.id AND cause = 'ZOMBIE' AND resolved_at IS NULL) AS idle,
         NOT EXISTS (SELECT FROM run_event AS e
                     WHERE e.run_id = run.id AND e.run_id = ANY ($1::uuid[]) AND e.seq = run.seq
                       AND e.hash IS NOT DISTINCT FROM run.head)
           OR EXISTS (SELECT FROM run_event AS e
                      WHERE e.run_id = run.id AND e.run_id = ANY ($1::uuid[]) AND e.seq > run.seq)
           OR EXISTS (SELECT FROM task WHERE run_id = run.id AND run_id = ANY ($1::uuid[])
                        AND status IN ('open', 'started') AND state <> '' AND state <> ALL (run.states))
           OR EXISTS (SELECT FROM timer
                      WHERE run_id = run.id AND state <> '' AND state <> ALL (run.states)) AS disagrees,
         ARRAY(SELECT timer FROM timer WHERE run_id = run.id AND due_at < $2 AND parked_at IS NULL AND NOT held
               ORDER BY due_at, timer) AS "overdueTimers",
         EXISTS (SELECT FROM incident WHERE run_id = run.id AND resolved_at IS NULL
                   AND cause IN ('TIMER_OVERDUE', 'ROWS_DISAGREE', 'LOCK_STUCK', 'LOCK_DEADLOCK')) AS told
       FROM run WHERE run.id = ANY ($1::uuid[])) AS seen
     WHERE idle OR disagrees OR told OR cardinality("overdueTimers") > 0 ORDER BY "runId"`,
    [runIds, overdueBefore],
  );
}
