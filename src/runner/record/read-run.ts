import type { JsonObject } from '../../engine/json.js';
import type { Statements } from '../../platform/database/statements.js';
import { claimedLocks, readSnapshot } from '../../engine/run/stored-snapshot.js';
import type { ChildRecord, Family } from './child-run.js';
import type { IncidentRecord } from './incident-record.js';
import type { ClaimRecord } from './lock-claim.js';
import type { RunRecord, TaskRecord, TimerRecord } from './run-record.js';
import { type RunStatus, toStateStatus } from './run-status.js';
import type { ServiceCallRecord } from './service-call.js';

interface RunRow {
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
  tasks: TaskRecord[];
  timers: TimerRecord[];
  calls: ServiceCallRecord[];
  incidents: IncidentRecord[];
  children: ChildRecord[];
  family: Family | null;
}

/** A task as one object, from the columns of `task t`. */
export const TASK = `jsonb_build_object(
  'id', t.id, 'invocation', t.invocation, 'key', t.task_key, 'kind', t.kind, 'state', t.state,
  'roleKeys', t.role_keys, 'departmentKey', t.department_key, 'assigneeId', t.assignee_id, 'status', t.status,
  'input', t.input, 'effortMinutes', t.effort_minutes, 'checkedItems', t.checked_items, 'openedAt', t.opened_at,
  'openedSeq', t.opened_seq, 'openedBy', t.opened_by, 'dueAt', t.due_at, 'startedAt', t.started_at,
  'escalatedAt', t.escalated_at, 'closedAt', t.closed_at, 'closedSeq', t.closed_seq, 'closedBy', t.closed_by,
  'outcome', t.outcome, 'form', t.form, 'version', t.version)`;

/**
 * Reads runs with their live tasks, timers, pending calls and open incidents; missing ones are left out. A statement of
 * its own: only one that begins after the lock was granted sees what the run's previous event wrote. It names the runs
 * of the tasks once more: the partitions of others are then not even planned for.
 */
export async function readRuns(tx: Statements, runIds: readonly string[]): Promise<RunRecord[]> {
  const rows = await tx.query<RunRow>(
    `SELECT r.id, r.playbook_version_id, r.playbook_key, r.team_id, r.status, r.seq, r.snapshot, r.states, r.entered_at,
       r.last_at, encode(r.head, 'hex') AS head,
       (SELECT coalesce(jsonb_agg(${TASK} ORDER BY t.opened_seq, t.id), '[]') FROM task t
        WHERE t.run_id = r.id AND t.run_id = ANY($1::uuid[]) AND t.status IN ('open', 'started')) AS tasks,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'timer', m.timer, 'state', m.state, 'dueAt', m.due_at, 'parked', m.parked_at IS NOT NULL,
          'held', m.held)), '[]')
        FROM timer m WHERE m.run_id = r.id) AS timers,
       (SELECT coalesce(json_agg(json_build_object(
          'id', c.id, 'invocation', c.invocation, 'service', c.service_key, 'state', c.state, 'request', c.request)
          ORDER BY c.requested_seq, c.id), '[]')
        FROM service_call c WHERE c.run_id = r.id AND c.status = 'pending') AS calls,
       CASE WHEN r.parent_id IS NOT NULL THEN json_build_object(
          'parentId', r.parent_id, 'depth', r.depth, 'standIns', r.stand_ins) END AS family,
       (SELECT coalesce(json_agg(json_build_object(
          'id', c.id, 'invocation', c.invocation, 'playbook', c.playbook_key, 'version', c.version, 'input', c.input,
          'roles', c.roles, 'state', c.state) ORDER BY c.started_seq, c.id), '[]')
        FROM child_run c WHERE c.run_id = r.id AND c.status = 'running') AS children,
       (SELECT coalesce(json_agg(json_build_object(
          'id', i.id, 'cause', i.cause, 'detail', i.detail, 'retry', i.retry) ORDER BY i.opened_at, i.id), '[]')
        FROM incident i WHERE i.run_id = r.id AND i.resolved_at IS NULL) AS incidents
     FROM run r WHERE r.id = ANY($1::uuid[]) ORDER BY r.id`,
    [runIds],
  );
  const records = rows.map(toRecord);
  const claiming = records.filter(({ state }) => claimedLocks(readSnapshot(state.snapshot)).length > 0);
  return claiming.length === 0 ? records : withClaims(tx, records, claiming);
}

/** The line before the locks is the organisation's: it is asked by itself, and only of runs that are in it. */
async function withClaims(
  tx: Statements,
  records: readonly RunRecord[],
  claiming: readonly RunRecord[],
): Promise<RunRecord[]> {
  const rows = await tx.query<ClaimRecord & { runId: string }>(
    `SELECT run_id AS "runId", id, invocation, lock_name AS lock FROM lock_claim
     WHERE run_id = ANY($1::uuid[]) ORDER BY requested_seq, id`,
    [claiming.map(({ id }) => id)],
  );
  return records.map((record) => {
    const own = rows.filter(({ runId }) => runId === record.id);
    return { ...record, claims: own.map(({ id, invocation, lock }) => ({ id, invocation, lock })) };
  });
}

function toRecord(row: RunRow): RunRecord {
  const { id, status, seq, snapshot, states, head, tasks, timers, calls, children, family, incidents } = row;
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
    head,
    tasks,
    timers,
    calls,
    children,
    claims: [],
    family,
    incidents,
  };
}
