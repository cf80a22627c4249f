import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { Database } from '../../platform/database/database.js';
import type { IncidentRecord } from './incident.record.js';

/** Which incidents; null: whichever. */
export interface IncidentCriteria {
  readonly open: boolean | null;
  readonly causes: readonly string[] | null;
  readonly playbookKey: string | null;
  /** Only of runs of these teams. */
  readonly teamIds: readonly string[] | null;
  readonly runId: string | null;
}

/** How many incidents of a run are shown at most: the latest. */
const MOST_OF_RUN = 100;

const COLUMNS = `incident.run_id AS "runId", incident.id, cause,
  json_build_object('zh', message_zh, 'en', message_en) AS message, detail, retry ->> 'kind' AS retry,
  retry -> 'command' ->> 'taskId' AS "retryTaskId", opened_at AS "openedAt", resolved_at AS "resolvedAt",
  resolution, resolved_by AS "resolvedBy", note`;

const MATCHING = `FROM incident JOIN run ON run.id = incident.run_id
  WHERE ($1::boolean IS NULL OR (resolved_at IS NULL) = $1)
    AND ($2::text[] IS NULL OR cause = ANY ($2))
    AND ($3::text IS NULL OR run.playbook_key = $3)
    AND ($4::uuid[] IS NULL OR run.team_id = ANY ($4))
    AND ($5::uuid IS NULL OR run.id = $5)`;

/** One of the two lists that follow each other: open ones (0), then those that are over (1). */
function oneList(place: 0 | 1): string {
  return `(SELECT ${COLUMNS}, ${place} AS place ${MATCHING} AND (resolved_at IS NULL) = ${place === 0}
     AND ($6::int IS NULL OR $6 < ${place} OR ($6 = ${place} AND (opened_at, incident.id) < ($7::timestamptz, $8::uuid)))
   ORDER BY opened_at DESC, incident.id DESC LIMIT $9)`;
}

/** Reads incidents. Only the runner writes them. */
@Injectable()
export class IncidentRepository {
  constructor(private readonly database: Database) {}

  findByIds(ids: readonly string[]): Promise<IncidentRecord[]> {
    return this.database.query(`SELECT ${COLUMNS} FROM incident WHERE id = ANY ($1::uuid[])`, [ids]);
  }

  /** The latest of each run, oldest first. */
  findOfRuns(runIds: readonly string[]): Promise<IncidentRecord[]> {
    return this.database.query(
      `SELECT ${COLUMNS}
       FROM (SELECT *, row_number() OVER (PARTITION BY run_id ORDER BY opened_at DESC, id DESC) AS place
             FROM incident WHERE run_id = ANY ($1::uuid[])) AS incident
       WHERE place <= $2 ORDER BY opened_at, id`,
      [runIds, MOST_OF_RUN],
    );
  }

  /** A page of incidents: the open ones first, then the latest opened. */
  list(criteria: IncidentCriteria, page: Page): Promise<IncidentRecord[]> {
    const [place = null, openedAt = null, id = null] = page.after ?? [];
    return this.database.query(
      `${oneList(0)} UNION ALL ${oneList(1)} ORDER BY place, "openedAt" DESC, id DESC LIMIT $9`,
      [...parametersOf(criteria), place, openedAt, id, page.limit],
    );
  }

  async count(criteria: IncidentCriteria): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*) ${MATCHING}`,
      parametersOf(criteria),
    );
    return row?.count ?? 0;
  }

  /** Whether an entry of the run's log is what this attempt to retry the incident brought about. */
  async wasRetriedBy({ runId, id, resolvedAt, note }: IncidentRecord, attempt: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT seq FROM run_event
       WHERE run_id = $1 AND at = $2 AND payload #>> '{retried,incidentId}' = $3
         AND payload #>> '{retried,attempt}' = $4 AND payload #>> '{retried,note}' = $5`,
      [runId, resolvedAt, id, attempt, note],
    );
    return rows.length > 0;
  }
}

function parametersOf({ open, causes, playbookKey, teamIds, runId }: IncidentCriteria): unknown[] {
  return [open, causes, playbookKey, teamIds, runId];
}
