import type { TaskRecord } from '../record/run-record.js';
import type { RunChange } from './run-change.js';
import type { WritePart } from './write-parts.js';

export function openedTasks(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, tasksOpened }) => tasksOpened.map((task) => opening(runId, task))),
    sql: (rows) => `
      INSERT INTO task (run_id, id, invocation, task_key, kind, state, role_keys, department_key, assignee_id, status,
                        input, effort_minutes, opened_at, opened_seq, opened_by, due_at, escalated_at, version)
      SELECT "runId", id, invocation, key, kind, state, "roleKeys", "departmentKey", "assigneeId", status,
             input, "effortMinutes", "openedAt", "openedSeq", "openedBy", "dueAt", "escalatedAt", version
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, id uuid, invocation text, key text, kind text, state text, "roleKeys" text[],
        "departmentKey" text, "assigneeId" uuid, status text, input jsonb, "effortMinutes" integer,
        "openedAt" timestamptz, "openedSeq" integer, "openedBy" uuid, "dueAt" timestamptz,
        "escalatedAt" timestamptz, version integer)`,
  };
}

export function changedTasks(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, tasksChanged }) => tasksChanged.map((task) => changing(runId, task))),
    sql: (rows) => `
      UPDATE task SET assignee_id = x."assigneeId", status = x.status, checked_items = x."checkedItems",
                      started_at = x."startedAt", escalated_at = x."escalatedAt", closed_at = x."closedAt",
                      closed_seq = x."closedSeq", closed_by = x."closedBy", outcome = x.outcome, form = x.form,
                      version = x.version
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, id uuid, "assigneeId" uuid, status text, "checkedItems" integer[], "startedAt" timestamptz,
        "escalatedAt" timestamptz, "closedAt" timestamptz, "closedSeq" integer, "closedBy" uuid, outcome text,
        form jsonb, version integer)
      WHERE task.run_id = x."runId" AND task.id = x.id`,
  };
}

/** What an opened task has; a column that is left out is null. Literals, not rest and spread: this is the hot path. */
function opening(runId: string, task: TaskRecord): object {
  return {
    runId,
    id: task.id,
    invocation: task.invocation,
    key: task.key,
    kind: task.kind,
    state: task.state,
    roleKeys: task.roleKeys,
    departmentKey: task.departmentKey,
    assigneeId: task.assigneeId,
    status: task.status,
    input: task.input,
    effortMinutes: task.effortMinutes,
    openedAt: task.openedAt,
    openedSeq: task.openedSeq,
    openedBy: task.openedBy,
    dueAt: task.dueAt,
    escalatedAt: task.escalatedAt,
    version: task.version,
  };
}

/** What can change of a task. */
function changing(runId: string, task: TaskRecord): object {
  return {
    runId,
    id: task.id,
    assigneeId: task.assigneeId,
    status: task.status,
    checkedItems: task.checkedItems,
    startedAt: task.startedAt,
    escalatedAt: task.escalatedAt,
    closedAt: task.closedAt,
    closedSeq: task.closedSeq,
    closedBy: task.closedBy,
    outcome: task.outcome,
    form: task.form,
    version: task.version,
  };
}
