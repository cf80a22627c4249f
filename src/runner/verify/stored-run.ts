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
  /** Since when it is in each of `states`, in their order. */
  readonly enteredAt: readonly Date[];
  /** The head of the chain, in hex; null where the last event was logged before logs were chained. */
  readonly head: string | null;
  /** Whether its log was archived and let go of since: nothing is left to be verified. */
  readonly expired: boolean;
  readonly tasks: readonly StoredTask[];
  readonly calls: readonly StoredCall[];
  readonly observations: readonly { readonly seq: number; readonly kpi: string; readonly value: number }[];
  readonly votes: readonly StoredVote[];
  /** Sorted. */
  readonly timers: readonly StoredTimer[];
  readonly children: readonly StoredChild[];
  /** Locks that it waits for or holds, sorted. */
  readonly claims: readonly { readonly invocation: string; readonly seq: number }[];
  /** Open and closed ones. */
  readonly incidents: readonly StoredIncident[];
}

export interface StoredTask {
  readonly id: string;
  readonly invocation: string;
  readonly task: string;
  readonly kind: string;
  readonly state: string;
  readonly openedSeq: number;
  readonly status: 'open' | 'started' | 'completed' | 'withdrawn';
  readonly closedSeq: number | null;
  readonly outcome: string | null;
  readonly assigneeId: string | null;
  readonly checkedItems: readonly number[];
  readonly form: JsonObject | null;
  readonly closedBy: string | null;
}

/** A decider's word. */
export interface StoredVote {
  readonly taskId: string;
  readonly personId: string;
  readonly outcome: string;
  readonly comment: string;
  readonly form: JsonObject;
  readonly at: string;
}

export interface StoredTimer {
  readonly timer: string;
  readonly state: string;
  readonly dueAt: string;
  /** The entry of the log that set it. */
  readonly seq: number;
  readonly parked: boolean;
  readonly held: boolean;
}

export interface StoredIncident {
  readonly id: string;
  readonly cause: IncidentCause;
  readonly detail: JsonObject;
  readonly openedAt: string;
  readonly resolvedAt: string | null;
  readonly resolution: 'gone' | 'retried' | 'resolved' | null;
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
    `SELECT playbook_version_id AS "playbookVersionId", status, seq, snapshot, states, entered_at AS "enteredAt",
       encode(head, 'hex') AS head,
       archived_at IS NOT NULL
         AND to_regclass('archive.run_event_' || to_char(archived_at AT TIME ZONE 'UTC', 'YYYY_MM')) IS NULL
         AND NOT EXISTS (SELECT FROM run_event WHERE run_id = run.id) AS expired,
       (SELECT coalesce(json_agg(json_build_object('id', id, 'invocation', invocation, 'task', task_key,
          'kind', kind, 'state', state, 'openedSeq', opened_seq, 'status', status, 'closedSeq', closed_seq,
          'outcome', outcome, 'assigneeId', assignee_id, 'checkedItems', checked_items, 'form', form,
          'closedBy', closed_by)), '[]')
        FROM all_task WHERE run_id = $1) AS tasks,
       (SELECT coalesce(json_agg(json_build_object('seq', requested_seq, 'invocation', invocation,
          'service', service_key, 'status', status) ORDER BY requested_seq, id), '[]')
        FROM service_call WHERE run_id = $1) AS calls,
       (SELECT coalesce(json_agg(json_build_object('seq', seq, 'kpi', kpi_key, 'value', value)), '[]')
        FROM all_kpi_observation WHERE run_id = $1) AS observations,
       (SELECT coalesce(json_agg(json_build_object('taskId', task_id, 'personId', person_id, 'outcome', outcome,
          'comment', comment, 'form', form, 'at', at)), '[]')
        FROM all_approval_decision WHERE run_id = $1) AS votes,
       (SELECT coalesce(json_agg(json_build_object('timer', timer, 'state', state, 'dueAt', due_at, 'seq', set_seq,
          'parked', parked_at IS NOT NULL, 'held', held) ORDER BY timer COLLATE "C"), '[]')
        FROM timer WHERE run_id = $1) AS timers,
       (SELECT coalesce(json_agg(json_build_object('seq', started_seq, 'invocation', invocation,
          'playbook', playbook_key, 'status', status) ORDER BY started_seq, id), '[]')
        FROM child_run WHERE run_id = $1) AS children,
       (SELECT coalesce(json_agg(json_build_object('invocation', invocation, 'seq', requested_seq)), '[]')
        FROM lock_claim WHERE run_id = $1) AS claims,
       (SELECT coalesce(json_agg(json_build_object('id', id, 'cause', cause, 'detail', detail, 'openedAt', opened_at,
          'resolvedAt', resolved_at, 'resolution', resolution)), '[]')
        FROM incident WHERE run_id = $1) AS incidents
     FROM run WHERE id = $1`,
    [runId],
  );
  return run ?? null;
}
