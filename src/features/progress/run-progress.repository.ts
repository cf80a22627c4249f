import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { Database } from '../../platform/database/database.js';
import type { ProgressScope } from './progress-scope.js';
import { scopeParameters, SELECTED_RUNS } from './selected-runs.sql.js';

/** How one run stands. */
export interface RunProgressRow {
  readonly runId: string;
  readonly startedAt: Date;
  readonly done: number;
  readonly open: number;
  readonly overdue: number;
  readonly withdrawn: number;
  /** When the first of its live tasks falls due; null where none has a date. */
  readonly nextDueAt: Date | null;
  /** When an event last moved it in its chart. */
  readonly lastMovedAt: Date | null;
}

/** Reads, and only reads, what the runner wrote: how each run stands. */
@Injectable()
export class RunProgressRepository {
  constructor(private readonly database: Database) {}

  /** Runs, the latest started first; `limit` of them. */
  page(scope: ProgressScope, { after, limit }: Page): Promise<RunProgressRow[]> {
    return this.database.query(
      `WITH selected AS (${SELECTED_RUNS}),
       page AS (
         SELECT id, started_at FROM selected
         WHERE $10::timestamptz IS NULL OR (started_at, id) < ($10, $11::uuid)
         ORDER BY started_at DESC, id DESC LIMIT $12)
       SELECT page.id AS "runId", page.started_at AS "startedAt", work.*, moved.at AS "lastMovedAt"
       FROM page
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE status = 'completed')::int AS done,
           count(*) FILTER (WHERE status IN ('open', 'started'))::int AS open,
           count(*) FILTER (WHERE status IN ('open', 'started') AND due_at < $9)::int AS overdue,
           count(*) FILTER (WHERE status = 'withdrawn')::int AS withdrawn,
           min(due_at) FILTER (WHERE status IN ('open', 'started')) AS "nextDueAt"
         FROM all_task AS task WHERE task.run_id = page.id) AS work
       LEFT JOIN LATERAL (
         SELECT at FROM all_run_event AS event WHERE event.run_id = page.id AND moves ORDER BY seq DESC LIMIT 1) AS moved ON true
       ORDER BY page.started_at DESC, page.id DESC`,
      [...scopeParameters(scope), scope.now, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(scope: ProgressScope): Promise<number> {
    const [row] = await this.database.query<{ runs: number }>(
      `WITH selected AS (${SELECTED_RUNS}) SELECT count(*)::int AS runs FROM selected`,
      scopeParameters(scope),
    );
    return row?.runs ?? 0;
  }
}
