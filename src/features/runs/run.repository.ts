import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { Database } from '../../platform/database/database.js';
import { SharedReads } from '../../platform/database/shared-reads.js';
import type { RunStatus } from './models/run-status.enum.js';
import type { RunRecord } from './run.record.js';
import type { StaffedRun } from './run-staff.js';

/** Which runs; null: whichever. */
export interface RunCriteria {
  readonly playbookKey: string | null;
  readonly status: readonly RunStatus[] | null;
  readonly teamId: string | null;
  readonly departmentKey: string | null;
  readonly childRuns: boolean | null;
}

/** Child runs in which the same people work. */
export interface ChildCrew extends StaffedRun {
  readonly runIds: readonly string[];
}

const COLUMNS = `run.id, run.playbook_version_id AS "playbookVersionId", run.playbook_key AS "playbookKey",
  run.team_id AS "teamId", run.title, run.status, run.input, run.states, run.seq, run.output,
  run.started_by AS "startedBy", run.started_at AS "startedAt", run.finished_at AS "finishedAt",
  run.parent_id AS "parentId", run.depth, run.stand_ins AS "standIns"`;

const CRITERIA = `($1::text IS NULL OR run.playbook_key = $1)
  AND ($2::text[] IS NULL OR run.status = ANY ($2))
  AND ($3::uuid IS NULL OR run.team_id = $3)
  AND ($4::text IS NULL OR EXISTS (
    SELECT FROM task WHERE task.run_id = run.id AND task.department_key = $4))
  AND ($5::boolean IS NULL OR $5 = (run.parent_id IS NOT NULL))`;

/** Reads runs. Only the runner writes them. */
@Injectable()
export class RunRepository {
  readonly #byId = new SharedReads((ids: readonly string[]) => this.#readEach(ids));

  constructor(private readonly database: Database) {}

  find(id: string): Promise<RunRecord | null> {
    return this.#byId.get(id);
  }

  findByIds(ids: readonly string[]): Promise<RunRecord[]> {
    return this.database.query<RunRecord>(`SELECT ${COLUMNS} FROM run WHERE id = ANY ($1::uuid[])`, [ids]);
  }

  /** A page of runs, the latest started first. */
  list(criteria: RunCriteria, page: Page): Promise<RunRecord[]> {
    return this.database.query<RunRecord>(
      `SELECT ${COLUMNS} FROM run
       WHERE ${CRITERIA}
         AND ($6::timestamptz IS NULL OR (run.started_at, run.id) < ($6, $7::uuid))
       ORDER BY run.started_at DESC, run.id DESC LIMIT $8`,
      [...parametersOf(criteria), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  /** A page of the runs that a run has started, the first started first. */
  listChildren(parentId: string, page: Page): Promise<RunRecord[]> {
    return this.database.query<RunRecord>(
      `SELECT ${COLUMNS} FROM run WHERE run.parent_id = $1 AND ($2::uuid IS NULL OR run.id > $2)
       ORDER BY run.id LIMIT $3`,
      [parentId, page.after?.[0] ?? null, page.limit],
    );
  }

  /** The running child runs of the teams, those together that have the same people. */
  listChildCrews(teamIds: readonly string[]): Promise<ChildCrew[]> {
    return this.database.query<ChildCrew>(
      `SELECT run.team_id AS "teamId", run.playbook_key AS "playbookKey",
         run.playbook_version_id AS "playbookVersionId", run.stand_ins::jsonb AS "standIns",
         array_agg(run.id) AS "runIds"
       FROM run WHERE run.parent_id IS NOT NULL AND run.status = 'running' AND run.team_id = ANY ($1::uuid[])
       GROUP BY 1, 2, 3, 4`,
      [teamIds],
    );
  }

  async countChildren(parentId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*) FROM run WHERE parent_id = $1',
      [parentId],
    );
    return row?.count ?? 0;
  }

  async #readEach(ids: readonly string[]): Promise<(RunRecord | null)[]> {
    const byId = new Map((await this.findByIds(ids)).map((run) => [run.id, run]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async count(criteria: RunCriteria): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*) FROM run WHERE ${CRITERIA}`,
      parametersOf(criteria),
    );
    return row?.count ?? 0;
  }
}

function parametersOf(criteria: RunCriteria): unknown[] {
  const { playbookKey, status, teamId, departmentKey, childRuns } = criteria;
  return [playbookKey, status, teamId, departmentKey, childRuns];
}
