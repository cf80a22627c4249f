import type { JsonObject } from '../../engine/json.js';
import type { Statements } from '../../platform/database/statements.js';
import type { IncidentCause } from '../record/incident-record.js';

/** What is stored of a run beside its log, in the archive or not. */
export interface StoredRun {
  readonly playbookVersionId: string;
  readonly status: string;
  readonly seq: number;
  readonly snapshot: JsonObject;
  readonly states: readonly string[];
  /** The head of the chain, in hex; null where the last event was logged before logs were chained. */
  readonly head: string | null;
  /** Whether its log was archived and let go of since: nothing is left to be verified. */
  readonly expired: boolean;
  readonly tasks: readonly StoredTask[];
  readonly calls: readonly StoredCall[];
  readonly observations: readonly { readonly seq: number; readonly kpi: string; readonly value: number }[];
  readonly decisions: number;
  readonly timers: readonly { readonly timer: string; readonly dueAt: string; readonly parked: boolean }[];
  readonly children: readonly StoredChild[];
  /** Locks that it waits for or holds, sorted. */
  readonly claims: readonly { readonly invocation: string; readonly seq: number }[];
  /** The causes of open incidents. */
  readonly incidents: readonly IncidentCause[];
}

export interface StoredTask {
  readonly invocation: string;
  readonly task: string;
  readonly kind: string;
  readonly state: string;
  readonly openedSeq: number;
  readonly status: 'open' | 'started' | 'completed' | 'withdrawn';
  readonly closedSeq: number | null;
  readonly outcome: string | null;
}

/** In the order in which they were requested. */
export interface StoredCall {
  readonly seq: number;
  readonly invocation: string | null;
  readonly service: string;
  readonly status: 'pending' | 'answered' | 'failed' | 'cancelled';
}

/** In the order in which they were started. */
export interface StoredChild {
  readonly seq: number;
  readonly invocation: string;
  readonly playbook: string;
  readonly status: 'running' | 'completed' | 'failed' | 'cancelled' | 'released';
}

export async function readStoredRun(tx: Statements, runId: string): Promise<StoredRun | null> {
  const [run] = await tx.query<StoredRun>(
    `SELECT playbook_version_id AS "playbookVersionId", status, seq, snapshot, states, encode(head, 'hex') AS head,
       archived_at IS NOT NULL
         AND to_regclass('archive.run_event_' || to_char(archived_at AT TIME ZONE 'UTC', 'YYYY_MM')) IS NULL
         AND NOT EXISTS (SELECT FROM run_event WHERE run_id = run.id) AS expired,
       (SELECT coalesce(json_agg(json_build_object('invocation', invocation, 'task', task_key, 'kind', kind,
          'state', state, 'openedSeq', opened_seq, 'status', status, 'closedSeq', closed_seq, 'outcome', outcome)), '[]')
        FROM all_task WHERE run_id = $1) AS tasks,
       (SELECT coalesce(json_agg(json_build_object('seq', requested_seq, 'invocation', invocation,
          'service', service_key, 'status', status) ORDER BY requested_seq, id), '[]')
        FROM service_call WHERE run_id = $1) AS calls,
       (SELECT coalesce(json_agg(json_build_object('seq', seq, 'kpi', kpi_key, 'value', value)), '[]')
        FROM all_kpi_observation WHERE run_id = $1) AS observations,
       (SELECT count(*)::int FROM all_approval_decision WHERE run_id = $1) AS decisions,
       (SELECT coalesce(json_agg(json_build_object('timer', timer, 'dueAt', due_at, 'parked', parked_at IS NOT NULL)
          ORDER BY timer COLLATE "C"), '[]')
        FROM timer WHERE run_id = $1) AS timers,
       (SELECT coalesce(json_agg(json_build_object('seq', started_seq, 'invocation', invocation,
          'playbook', playbook_key, 'status', status) ORDER BY started_seq, id), '[]')
        FROM child_run WHERE run_id = $1) AS children,
       (SELECT coalesce(json_agg(json_build_object('invocation', invocation, 'seq', requested_seq)), '[]')
        FROM lock_claim WHERE run_id = $1) AS claims,
       ARRAY(SELECT cause FROM incident WHERE run_id = $1 AND resolved_at IS NULL) AS incidents
     FROM run WHERE id = $1`,
    [runId],
  );
  return run ?? null;
}
