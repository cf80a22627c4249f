import type { JsonObject } from '../../engine/json.js';
import type { Transaction } from '../../platform/database/database.js';
import type { IncidentRecord } from './incident-record.js';
import type { ApprovalVote, RunRecord, TaskRecord, TimerRecord } from './run-record.js';
import { type RunStatus, toStateStatus } from './run-status.js';
import type { ServiceCallRecord } from './service-call.js';

/** A run's own row, under its lock. */
export interface LockedRow {
  id: string;
  playbook_version_id: string;
  playbook_key: string;
  team_id: string;
  status: RunStatus;
  seq: number;
  snapshot: JsonObject;
  states: string[];
  entered_at: Date[];
  last_at: Date;
  head: string | null;
}

/** What hangs on a run's row, and what a command on it asks for. */
interface AttachedRow {
  run_id: string;
  tasks: TaskRecord[];
  timers: TimerRecord[];
  calls: ServiceCallRecord[];
  incidents: IncidentRecord[];
  given: GivenReceipt | null;
  votes: ApprovalVote[];
}

/** An event that was logged under an idempotency key. */
export interface GivenReceipt {
  readonly seq: number;
  readonly requestHash: string;
  readonly taskId: string | null;
}

/**
 * Locks the runs, in the order of their ids, until the transaction ends. Missing ones are left out. The row is the only
 * lock the runner takes, and it is taken before anything else of a run is read or written, so runners never deadlock
 * with each other. `NO KEY` lets others refer to the run meanwhile (a notification, an observation).
 */
export async function lockRuns(tx: Transaction, runIds: readonly string[]): Promise<LockedRow[]> {
  return tx.query<LockedRow>(
    `SELECT id, playbook_version_id, playbook_key, team_id, status, seq, snapshot, states, entered_at,
       last_at, encode(head, 'hex') AS head
     FROM run WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    [runIds],
  );
}

/** What a command asks for besides the run itself. */
export interface Question {
  readonly idempotencyKey: string | null;
  readonly taskId: string | null;
}

/** A locked run, and the answers to the question. */
export interface ReadRun {
  readonly run: RunRecord;
  /** What was answered under the key before. */
  readonly given: GivenReceipt | null;
  /** The decisions on the task so far, oldest first. */
  readonly votes: readonly ApprovalVote[];
}

/**
 * Reads what hangs on locked runs: live tasks (and the one asked for), timers, open incidents. A statement of its own:
 * only one that begins after the lock was granted sees what the run's previous event wrote.
 */
export async function readRuns(
  tx: Transaction,
  locked: readonly LockedRow[],
  { idempotencyKey, taskId }: Question = { idempotencyKey: null, taskId: null },
): Promise<ReadRun[]> {
  const attached = await tx.query<AttachedRow>(
    `SELECT r.id AS run_id,
       (SELECT coalesce(jsonb_agg(${TASK} ORDER BY t.opened_seq, t.id), '[]') FROM task t
        WHERE t.run_id = r.id AND (t.status IN ('open', 'started') OR t.id = $2::uuid)) AS tasks,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'timer', m.timer, 'state', m.state, 'dueAt', m.due_at, 'parked', m.parked_at IS NOT NULL,
          'held', m.held)), '[]')
        FROM timer m WHERE m.run_id = r.id) AS timers,
       (SELECT coalesce(json_agg(json_build_object(
          'id', c.id, 'invocation', c.invocation, 'service', c.service_key, 'state', c.state, 'request', c.request)
          ORDER BY c.requested_seq, c.id), '[]')
        FROM service_call c WHERE c.run_id = r.id AND c.status = 'pending') AS calls,
       (SELECT coalesce(json_agg(json_build_object(
          'id', i.id, 'cause', i.cause, 'detail', i.detail, 'retry', i.retry) ORDER BY i.opened_at, i.id), '[]')
        FROM incident i WHERE i.run_id = r.id AND i.resolved_at IS NULL) AS incidents,
       (SELECT jsonb_build_object('seq', e.seq, 'requestHash', e.request_hash, 'taskId', e.payload -> 'taskId')
        FROM run_event e WHERE e.run_id = r.id AND e.idempotency_key = $3) AS given,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'personId', d.person_id, 'outcome', d.outcome, 'comment', d.comment, 'form', d.form)
          ORDER BY d.at, d.person_id), '[]')
        FROM approval_decision d WHERE d.run_id = r.id AND d.task_id = $2::uuid) AS votes
     FROM unnest($1::uuid[]) AS r (id)`,
    [locked.map(({ id }) => id), taskId, idempotencyKey],
  );
  const byRun = new Map(attached.map((row) => [row.run_id, row]));
  return locked.flatMap((row) => {
    const found = byRun.get(row.id);
    return found === undefined ? [] : [{ run: toRecord(row, found), given: found.given, votes: found.votes }];
  });
}

const TASK = `jsonb_build_object(
  'id', t.id, 'invocation', t.invocation, 'key', t.task_key, 'kind', t.kind, 'state', t.state,
  'roleKeys', t.role_keys, 'departmentKey', t.department_key, 'assigneeId', t.assignee_id, 'status', t.status,
  'input', t.input, 'effortMinutes', t.effort_minutes, 'checkedItems', t.checked_items, 'openedAt', t.opened_at,
  'openedSeq', t.opened_seq, 'openedBy', t.opened_by, 'dueAt', t.due_at, 'startedAt', t.started_at,
  'escalatedAt', t.escalated_at, 'closedAt', t.closed_at, 'closedSeq', t.closed_seq, 'closedBy', t.closed_by,
  'outcome', t.outcome, 'form', t.form, 'version', t.version)`;

function toRecord(row: LockedRow, { tasks, timers, calls, incidents }: AttachedRow): RunRecord {
  const { id, status, seq, snapshot, states } = row;
  return {
    id,
    playbookVersionId: row.playbook_version_id,
    playbookKey: row.playbook_key,
    teamId: row.team_id,
    status,
    seq,
    state: { snapshot, states, status: toStateStatus(status) },
    enteredAt: row.entered_at.map((at) => at.toISOString()),
    lastAt: row.last_at.toISOString(),
    head: row.head,
    tasks,
    timers,
    calls,
    incidents,
  };
}
