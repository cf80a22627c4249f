import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { ProgressScope } from './progress-scope.js';
import { scopeParameters, SELECTED_RUNS } from './selected-runs.sql.js';

/** The work that waits for one department. */
export interface WaitingRow {
  readonly departmentKey: string;
  readonly openTasks: number;
  readonly overdueTasks: number;
  readonly oldestOpenedAt: Date;
  readonly effortMinutes: number;
  readonly runs: number;
}

/** Reads, and only reads, what the runner wrote: where work waits. */
@Injectable()
export class WaitingRepository {
  constructor(private readonly database: Database) {}

  /** Every department for which work of the scope's live runs waits; the most overdue first. */
  byDepartment(scope: ProgressScope): Promise<WaitingRow[]> {
    return this.database.query(
      `WITH selected AS (${SELECTED_RUNS})
       SELECT task.department_key AS "departmentKey", count(*)::int AS "openTasks",
         count(*) FILTER (WHERE task.due_at < $9)::int AS "overdueTasks", min(task.opened_at) AS "oldestOpenedAt",
         sum(task.effort_minutes)::int AS "effortMinutes", count(DISTINCT task.run_id)::int AS runs
       FROM selected JOIN task ON task.run_id = selected.id
       WHERE selected.status = 'running' AND task.status IN ('open', 'started')
       GROUP BY task.department_key
       ORDER BY "overdueTasks" DESC, "openTasks" DESC, task.department_key`,
      [...scopeParameters(scope), scope.now],
    );
  }
}
