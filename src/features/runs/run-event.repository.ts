import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { Database } from '../../platform/database/database.js';
import type { RunEventRecord } from './run-event.record.js';

const COLUMNS = `event.run_id AS "runId", run.playbook_version_id AS "playbookVersionId", event.seq, event.type,
  event.moves, event.payload, event.actor_kind AS "actorKind", event.actor_id AS "actorId", event.at,
  event.from_states AS "fromStates", event.to_states AS "toStates",
  encode(event.hash, 'hex') AS hash, event.effects`;

/** Reads the logs of runs, archived ones too. Only the runner writes them, and nobody changes them. */
@Injectable()
export class RunEventRepository {
  constructor(private readonly database: Database) {}

  /** A page of a run's log, oldest first. */
  list(runId: string, page: Page): Promise<RunEventRecord[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM all_run_event AS event JOIN run ON run.id = event.run_id
       WHERE event.run_id = $1 AND event.seq > $2 ORDER BY event.seq LIMIT $3`,
      [runId, page.after?.[0] ?? 0, page.limit],
    );
  }

  async count(runId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*) FROM all_run_event WHERE run_id = $1`,
      [runId],
    );
    return row?.count ?? 0;
  }

  /** The last entry of each run's log. */
  findLast(runIds: readonly string[]): Promise<RunEventRecord[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM run JOIN all_run_event AS event ON event.run_id = run.id AND event.seq = run.seq
       WHERE run.id = ANY ($1::uuid[]) AND event.run_id = ANY ($1::uuid[])`,
      [runIds],
    );
  }
}
