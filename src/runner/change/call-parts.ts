import type { RunChange } from './run-change.js';
import type { WritePart } from './write-parts.js';

export function requestedCalls(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, seq, at, callsRequested }) =>
      callsRequested.map((call) => ({ runId, seq, at, ...call })),
    ),
    sql: (rows) => `
      INSERT INTO service_call (run_id, id, invocation, service_key, state, status, request, requested_at, requested_seq)
      SELECT "runId", id, invocation, service, state, 'pending', request, at, seq
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, id uuid, invocation text, service text, state text, request json, at timestamptz, seq integer)`,
  };
}

export function closedCalls(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, at, callsClosed }) =>
      callsClosed.map((call) => ({ runId, at, ...call })),
    ),
    sql: (rows) => `
      UPDATE service_call SET status = x.status, last_error = coalesce(x.error, last_error), closed_at = x.at
      FROM json_to_recordset(${rows}) AS x ("runId" uuid, at timestamptz, id uuid, status text, error text)
      WHERE service_call.run_id = x."runId" AND service_call.id = x.id`,
  };
}
