import type { RunChange } from './run-change.js';
import type { WritePart } from './write-parts.js';

export function leftStates(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, statesLeft }) => statesLeft.map((state) => ({ runId, state }))),
    sql: (rows) => `
      DELETE FROM run_state USING json_to_recordset(${rows}) AS x ("runId" uuid, state text)
      WHERE run_state.run_id = x."runId" AND run_state.state = x.state`,
  };
}

/** States that stay keep the instant at which they were entered. */
export function enteredStates(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, at, statesEntered }) =>
      statesEntered.map((state) => ({ runId, state, at })),
    ),
    sql: (rows) => `
      INSERT INTO run_state (run_id, state, entered_at)
      SELECT "runId", state, at FROM json_to_recordset(${rows}) AS x ("runId" uuid, state text, at timestamptz)`,
  };
}

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
