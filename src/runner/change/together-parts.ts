import type { RunChange } from './run-change.js';
import type { WritePart } from './write-parts.js';

export function startedChildren(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, seq, at, childrenStarted }) =>
      childrenStarted.map((child) => ({ runId, seq, at, ...child })),
    ),
    sql: (rows) => `
      INSERT INTO child_run (run_id, id, invocation, playbook_key, version, state, status, input, roles, started_at,
                             started_seq)
      SELECT "runId", id, invocation, playbook, version, state, 'running', input, roles, at, seq
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, id uuid, invocation text, playbook text, version integer, state text, input json, roles json,
        at timestamptz, seq integer)`,
  };
}

export function closedChildren(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, at, childrenClosed }) =>
      childrenClosed.map((child) => ({ runId, at, ...child })),
    ),
    sql: (rows) => `
      UPDATE child_run SET status = x.status, closed_at = x.at
      FROM json_to_recordset(${rows}) AS x ("runId" uuid, at timestamptz, id uuid, status text)
      WHERE child_run.run_id = x."runId" AND child_run.id = x.id`,
  };
}

/** In the order in which they are sent. */
export function sentMessages(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ at, mail }) => mail.map((message) => ({ at, ...message }))),
    sql: (rows) => `
      INSERT INTO run_message (run_id, id, body, sent_at)
      SELECT "runId", id, body, at FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, id uuid, body json, at timestamptz)`,
  };
}

export function requestedClaims(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, seq, at, claimsRequested }) =>
      claimsRequested.map((claim) => ({ runId, seq, at, ...claim })),
    ),
    sql: (rows) => `
      INSERT INTO lock_claim (id, lock_key, run_id, invocation, lock_name, capacity, requested_at, requested_seq)
      SELECT id, "lockKey", "runId", invocation, lock, capacity, at, seq
      FROM json_to_recordset(${rows}) AS x (
        id uuid, "lockKey" text, "runId" uuid, invocation text, lock text, capacity integer, at timestamptz,
        seq integer)`,
  };
}

export function releasedClaims(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, claimsReleased }) => claimsReleased.map((id) => ({ runId, id }))),
    sql: (rows) => `
      DELETE FROM lock_claim USING json_to_recordset(${rows}) AS x ("runId" uuid, id uuid)
      WHERE lock_claim.run_id = x."runId" AND lock_claim.id = x.id`,
  };
}
