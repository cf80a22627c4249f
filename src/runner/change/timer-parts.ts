import type { RunChange } from './run-change.js';
import type { WritePart } from './write-parts.js';

export function endedTimers(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, timersEnded }) => timersEnded.map((timer) => ({ runId, timer }))),
    sql: (rows) => `
      DELETE FROM timer USING json_to_recordset(${rows}) AS x ("runId" uuid, timer text)
      WHERE timer.run_id = x."runId" AND timer.timer = x.timer`,
  };
}

export function setTimers(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, seq, timersSet }) =>
      timersSet.map((timer) => ({ runId, seq, ...timer })),
    ),
    sql: (rows) => `
      INSERT INTO timer (run_id, timer, state, due_at, set_seq)
      SELECT "runId", timer, state, "dueAt", seq
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, timer text, state text, "dueAt" timestamptz, seq integer)`,
  };
}
