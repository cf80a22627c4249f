import type { RunChange } from './run-change.js';
import type { WritePart } from './write-parts.js';

export function openedIncidents(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, at, incidentsOpened }) =>
      incidentsOpened.map((incident) => ({ runId, at, ...incident })),
    ),
    sql: (rows) => `
      INSERT INTO incident (run_id, id, cause, message_zh, message_en, detail, retry, opened_at)
      SELECT "runId", id, cause, message ->> 'zh', message ->> 'en', detail, retry, at
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, id uuid, cause text, message json, detail jsonb, retry json, at timestamptz)`,
  };
}

export function changedIncidents(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, incidentsChanged }) =>
      incidentsChanged.map((incident) => ({ runId, ...incident })),
    ),
    sql: (rows) => `
      UPDATE incident SET detail = x.detail
      FROM json_to_recordset(${rows}) AS x ("runId" uuid, id uuid, detail jsonb)
      WHERE incident.run_id = x."runId" AND incident.id = x.id`,
  };
}

export function resolvedIncidents(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap(({ runId, at, incidentsResolved }) =>
      incidentsResolved.map((incident) => ({ runId, at, ...incident })),
    ),
    sql: (rows) => `
      UPDATE incident SET resolved_at = x.at, resolution = x.resolution, resolved_by = x.by, note = x.note
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, at timestamptz, id uuid, resolution text, by uuid, note text)
      WHERE incident.run_id = x."runId" AND incident.id = x.id`,
  };
}
