import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { ProgressScope } from './progress-scope.js';
import { scopeParameters, SELECTED_RUNS } from './selected-runs.sql.js';

/** A KPI of a playbook version, and what it is to reach. */
export interface KpiTarget {
  readonly playbookVersionId: string;
  readonly key: string;
  readonly target: number;
  readonly direction: 'increase' | 'decrease';
}

/** Counts over a group of runs. */
export interface ProgressCounts {
  readonly running: number;
  readonly completed: number;
  readonly cancelled: number;
  readonly tasksDone: number;
  readonly tasksOpen: number;
  readonly tasksOverdue: number;
  readonly tasksWithdrawn: number;
  readonly kpisMet: number;
  readonly kpisMissed: number;
  readonly kpisUnknown: number;
}

/** The counts of one group: of a playbook, of a team, or (both null) of all runs together. */
export interface ProgressGroup extends ProgressCounts {
  readonly playbookKey: string | null;
  readonly teamId: string | null;
}

const SUM = (column: string) => `coalesce(sum(${column}), 0)::int`;

/** Reads, and only reads, what the runner wrote: how runs stand as a whole. */
@Injectable()
export class ProgressSummaryRepository {
  constructor(private readonly database: Database) {}

  /** The playbook versions (uuids) of the scope's runs. */
  async versionsOf(scope: ProgressScope): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `WITH selected AS (${SELECTED_RUNS}) SELECT DISTINCT playbook_version_id AS id FROM selected`,
      scopeParameters(scope),
    );
    return rows.map(({ id }) => id);
  }

  /** All runs together, then by playbook, then by team; one statement. Of archived runs no tasks and KPIs are counted. */
  groups(scope: ProgressScope, targets: readonly KpiTarget[]): Promise<ProgressGroup[]> {
    return this.database.query(
      `WITH selected AS (${SELECTED_RUNS}),
       work AS (
         SELECT task.run_id,
           count(*) FILTER (WHERE task.status = 'completed') AS done,
           count(*) FILTER (WHERE task.status IN ('open', 'started')) AS open,
           count(*) FILTER (WHERE task.status IN ('open', 'started') AND task.due_at < $9) AS overdue,
           count(*) FILTER (WHERE task.status = 'withdrawn') AS withdrawn
         FROM task JOIN selected ON selected.id = task.run_id GROUP BY task.run_id),
       kpi AS (
         SELECT selected.id AS run_id,
           count(*) FILTER (WHERE latest.value >= wanted.target AND wanted.direction = 'increase'
                               OR latest.value <= wanted.target AND wanted.direction = 'decrease') AS met,
           count(latest.value) AS known,
           count(*) AS wanted
         FROM selected
         JOIN unnest($10::uuid[], $11::text[], $12::float8[], $13::text[])
           AS wanted (version_id, key, target, direction) ON wanted.version_id = selected.playbook_version_id
         LEFT JOIN LATERAL (
           SELECT value FROM kpi_observation AS o
           WHERE o.run_id = selected.id AND o.kpi_key = wanted.key ORDER BY seq DESC LIMIT 1) AS latest ON true
         GROUP BY selected.id)
       SELECT selected.playbook_key AS "playbookKey", selected.team_id AS "teamId",
         count(*) FILTER (WHERE selected.status = 'running')::int AS running,
         count(*) FILTER (WHERE selected.status = 'completed')::int AS completed,
         count(*) FILTER (WHERE selected.status = 'cancelled')::int AS cancelled,
         ${SUM('work.done')} AS "tasksDone", ${SUM('work.open')} AS "tasksOpen",
         ${SUM('work.overdue')} AS "tasksOverdue", ${SUM('work.withdrawn')} AS "tasksWithdrawn",
         ${SUM('kpi.met')} AS "kpisMet", ${SUM('kpi.known - kpi.met')} AS "kpisMissed",
         ${SUM('kpi.wanted - kpi.known')} AS "kpisUnknown"
       FROM selected
       LEFT JOIN work ON work.run_id = selected.id
       LEFT JOIN kpi ON kpi.run_id = selected.id
       GROUP BY GROUPING SETS ((), (selected.playbook_key), (selected.team_id))
       ORDER BY "tasksOverdue" DESC, "tasksOpen" DESC, "playbookKey", "teamId"`,
      [
        ...scopeParameters(scope),
        scope.now,
        targets.map(({ playbookVersionId }) => playbookVersionId),
        targets.map(({ key }) => key),
        targets.map(({ target }) => target),
        targets.map(({ direction }) => direction),
      ],
    );
  }
}
