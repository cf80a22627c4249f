import type { Statements } from '../../platform/database/statements.js';
import { TASK } from './read-run.js';
import type { ApprovalVote, TaskRecord } from './run-record.js';
import type { ServiceCallRecord } from './service-call.js';

/** An event that was logged under an idempotency key. */
export interface GivenReceipt {
  readonly runId: string;
  readonly key: string;
  readonly seq: number;
  readonly requestHash: string;
  readonly taskId: string | null;
}

/** What was answered before under the keys, in the logs of the runs. To be read after the runs are locked. */
export function readGiven(
  tx: Statements,
  asked: readonly { readonly runId: string; readonly key: string }[],
): Promise<GivenReceipt[]> {
  return tx.query(
    `SELECT e.run_id AS "runId", e.idempotency_key AS key, e.seq, e.request_hash AS "requestHash",
            e.payload ->> 'taskId' AS "taskId"
     FROM unnest($1::uuid[], $2::text[]) AS a (run_id, key)
     JOIN run_event e ON e.run_id = a.run_id AND e.idempotency_key = a.key AND e.run_id = ANY ($1::uuid[])`,
    [asked.map(({ runId }) => runId), asked.map(({ key }) => key)],
  );
}

/** Calls that were withdrawn and may be answered all the same. Those that were answered, and missing ones, are left out. */
export function readWithdrawnCalls(
  tx: Statements,
  asked: readonly { readonly runId: string; readonly callId: string }[],
): Promise<(ServiceCallRecord & { readonly runId: string })[]> {
  return tx.query(
    `SELECT c.run_id AS "runId", c.id, c.invocation, c.service_key AS service, c.state, c.request
     FROM unnest($1::uuid[], $2::uuid[]) AS a (run_id, call_id)
     JOIN service_call c ON c.run_id = a.run_id AND c.id = a.call_id AND c.run_id = ANY ($1::uuid[])
     WHERE c.status = 'cancelled'`,
    [asked.map(({ runId }) => runId), asked.map(({ callId }) => callId)],
  );
}

/** A task and the decisions on it so far, oldest first. */
export interface TaskDetail {
  readonly runId: string;
  readonly task: TaskRecord;
  readonly votes: readonly ApprovalVote[];
}

/** Tasks that a record does not hold whole: closed ones, and approvals with their votes. Missing ones are left out. */
export function readTaskDetails(
  tx: Statements,
  asked: readonly { readonly runId: string; readonly taskId: string }[],
): Promise<TaskDetail[]> {
  return tx.query(
    `SELECT t.run_id AS "runId", ${TASK} AS task,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'personId', d.person_id, 'outcome', d.outcome, 'comment', d.comment, 'form', d.form)
          ORDER BY d.at, d.person_id), '[]')
        FROM approval_decision d
        WHERE d.run_id = t.run_id AND d.task_id = t.id AND d.run_id = ANY ($1::uuid[])) AS votes
     FROM unnest($1::uuid[], $2::uuid[]) AS a (run_id, task_id)
     JOIN task t ON t.run_id = a.run_id AND t.id = a.task_id AND t.run_id = ANY ($1::uuid[])`,
    [asked.map(({ runId }) => runId), asked.map(({ taskId }) => taskId)],
  );
}
