import { personOf } from '../actor.js';
import type { RunChange } from './run-change.js';
import type { WritePart } from './write-parts.js';

export function addedVotes(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, at, vote }) => (vote === null ? [] : [{ runId, at, ...vote }])),
    sql: (rows) => `
      INSERT INTO approval_decision (run_id, task_id, person_id, outcome, comment, form, at)
      SELECT "runId", "taskId", "personId", outcome, comment, form, at
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, "taskId" uuid, "personId" uuid, outcome text, comment text, form jsonb, at timestamptz)`,
  };
}

export function addedObservations(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, seq, at, actor, observations }) =>
      observations.map((observation) => ({ runId, seq, at, recordedBy: personOf(actor), ...observation })),
    ),
    sql: (rows) => `
      INSERT INTO kpi_observation (run_id, seq, kpi_key, value, observed_at, recorded_by, note)
      SELECT "runId", seq, kpi, value, at, "recordedBy", note
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, seq integer, kpi text, value double precision, at timestamptz, "recordedBy" uuid, note text)`,
  };
}

export function addedNotifications(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, at, notifications }) =>
      notifications.map((notification) => ({ runId, at, ...notification })),
    ),
    sql: (rows) => `
      INSERT INTO notification (id, person_id, kind, run_id, task_id, message_zh, message_en, created_at)
      SELECT id, "personId", kind, "runId", "taskId", message ->> 'zh', message ->> 'en', at
      FROM json_to_recordset(${rows}) AS x (
        id uuid, "personId" uuid, kind text, "runId" uuid, "taskId" uuid, message json, at timestamptz)`,
  };
}
