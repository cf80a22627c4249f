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
  readonly timers: readonly { readonly timer: string; readonly dueAt: string }[];
}

export async function readStoredRun(tx: Transaction, runId: string): Promise<StoredRun | null> {
  const [run] = await tx.query<StoredRun>(
    `SELECT playbook_version_id AS "playbookVersionId", status, seq, snapshot, states,
       ARRAY(SELECT invocation FROM task WHERE run_id = run.id AND status IN ('open', 'started')
             ORDER BY invocation COLLATE "C") AS "liveTasks",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('timer', timer, 'dueAt', due_at) ORDER BY timer COLLATE "C"), '[]')
        FROM timer WHERE run_id = run.id) AS timers
     FROM run WHERE id = $1`,
    [runId],
  );
  return run ?? null;
}
