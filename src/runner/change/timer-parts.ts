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

/** Parked since now, where it was not before. */
export function changedTimers(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, at, timersChanged }) =>
      timersChanged.map(({ timer, dueAt, parked, held }) => ({ runId, at, timer, dueAt, parked, held })),
    ),
    sql: (rows) => `
      UPDATE timer SET due_at = x."dueAt", held = x.held,
                       parked_at = CASE WHEN x.parked THEN coalesce(timer.parked_at, x.at) END
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, at timestamptz, timer text, "dueAt" timestamptz, parked boolean, held boolean)
      WHERE timer.run_id = x."runId" AND timer.timer = x.timer`,
  };
}
