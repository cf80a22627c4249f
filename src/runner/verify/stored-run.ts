import type { JsonObject } from '../../engine/json.js';
import type { Transaction } from '../../platform/database/database.js';

/** What is stored of a run beside its log. */
export interface StoredRun {
  readonly playbookVersionId: string;
  readonly status: string;
  readonly seq: number;
  readonly snapshot: JsonObject;
  readonly states: readonly string[];
  /** Invocations of the live tasks, sorted. */
  readonly liveTasks: readonly string[];
  /** Invocations of the pending calls that a state waits for, sorted. */
  readonly pendingCalls: readonly string[];
  /** Invocations whose last call gave up. */
  readonly failedCalls: readonly string[];
  readonly timers: readonly { readonly timer: string; readonly dueAt: string }[];
}

export async function readStoredRun(tx: Transaction, runId: string): Promise<StoredRun | null> {
  const [run] = await tx.query<StoredRun>(
    `SELECT playbook_version_id AS "playbookVersionId", status, seq, snapshot, states,
       ARRAY(SELECT invocation FROM task WHERE run_id = run.id AND status IN ('open', 'started')
             ORDER BY invocation COLLATE "C") AS "liveTasks",
       ARRAY(SELECT invocation FROM service_call
             WHERE run_id = run.id AND status = 'pending' AND invocation IS NOT NULL
             ORDER BY invocation COLLATE "C") AS "pendingCalls",
       ARRAY(SELECT invocation
             FROM (SELECT DISTINCT ON (invocation) invocation, status FROM service_call
                   WHERE run_id = run.id AND invocation IS NOT NULL
                   ORDER BY invocation, requested_seq DESC, id DESC) AS last
             WHERE status = 'failed') AS "failedCalls",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('timer', timer, 'dueAt', due_at) ORDER BY timer COLLATE "C"), '[]')
        FROM timer WHERE run_id = run.id) AS timers
     FROM run WHERE id = $1`,
    [runId],
  );
  return run ?? null;
}
