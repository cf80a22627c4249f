import { personOf } from '../actor.js';
import { hasEnded } from '../record/run-status.js';
import type { RunChange } from './run-change.js';
import type { WritePart } from './write-parts.js';

export function createdRuns(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap((change) => {
      const { runId, seq, at, actor, created, run, hash } = change;
      if (created === null) return [];
      const { family, ...constant } = created;
      return [
        {
          id: runId,
          seq,
          at,
          hash,
          startedBy: personOf(actor),
          finishedAt: finishedAt(change),
          parentId: family?.parentId ?? null,
          depth: family?.depth ?? 0,
          standIns: family?.standIns ?? null,
          ...constant,
          ...run,
        },
      ];
    }),
    sql: (rows) => `
      INSERT INTO run (id, playbook_version_id, playbook_key, team_id, title, status, input, snapshot, states, entered_at,
                       seq, output, started_by, started_at, finished_at, last_at, head, parent_id, depth, stand_ins)
      SELECT id, "playbookVersionId", "playbookKey", "teamId", title, status, input, snapshot, states, "enteredAt",
             seq, output, "startedBy", at, "finishedAt", at, decode(hash, 'hex'), "parentId", depth, "standIns"
      FROM json_to_recordset(${rows}) AS x (
        id uuid, "playbookVersionId" uuid, "playbookKey" text, "teamId" uuid, title text, status text, input json,
        snapshot json, states text[], "enteredAt" timestamptz[], seq integer, output json, "startedBy" uuid,
        at timestamptz, "finishedAt" timestamptz, hash text, "parentId" uuid, depth integer, "standIns" json)`,
  };
}

/** What still happens to a run that has ended (a compensation is answered) does not end it again. */
export function advancedRuns(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.flatMap((change) => {
      const { runId, seq, at, created, run, hash } = change;
      return created === null ? [{ id: runId, seq, at, hash, finishedAt: finishedAt(change), ...run }] : [];
    }),
    sql: (rows) => `
      UPDATE run SET seq = x.seq, status = x.status, snapshot = x.snapshot, states = x.states,
                     entered_at = x."enteredAt", output = coalesce(x.output, run.output),
                     finished_at = coalesce(run.finished_at, x."finishedAt"), last_at = x.at, head = decode(x.hash, 'hex')
      FROM json_to_recordset(${rows}) AS x (
        id uuid, seq integer, status text, snapshot json, states text[], "enteredAt" timestamptz[], output json,
        "finishedAt" timestamptz, at timestamptz, hash text)
      WHERE run.id = x.id`,
  };
}

export function loggedEvents(changes: readonly RunChange[]): WritePart {
  return {
    rows: changes.map(({ runId, seq, at, actor, event, hash }) => ({
      runId,
      seq,
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      hash,
      ...event,
    })),
    sql: (rows) => `
      INSERT INTO run_event (run_id, seq, type, moves, payload, actor_kind, actor_id, at, from_states, to_states,
                             effects, idempotency_key, request_hash, hash)
      SELECT "runId", seq, type, moves, payload, "actorKind", "actorId", at, "from", "to",
             effects, "idempotencyKey", "requestHash", decode(hash, 'hex')
      FROM json_to_recordset(${rows}) AS x (
        "runId" uuid, seq integer, type text, moves boolean, payload json, "actorKind" text, "actorId" text,
        at timestamptz, "from" text[], "to" text[], effects json, "idempotencyKey" text, "requestHash" text, hash text)`,
  };
}

function finishedAt({ run, at }: RunChange): string | null {
  return hasEnded(run.status) ? at : null;
}
