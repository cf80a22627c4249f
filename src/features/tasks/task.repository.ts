import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { Database } from '../../platform/database/database.js';
import { SharedReads } from '../../platform/database/shared-reads.js';
import type { TaskStatus } from './models/task-status.enum.js';
import type { TaskRecord } from './task.record.js';

/** Which tasks; null: whichever. */
export interface TaskCriteria {
  readonly runId: string | null;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  readonly status: readonly TaskStatus[] | null;
  readonly departmentKey: string | null;
  readonly overdue: boolean | null;
  readonly unassigned: boolean | null;
}

/** A role that a person fills in a team for a playbook. */
export interface HeldRole {
  readonly teamId: string;
  readonly playbookKey: string;
  readonly roleKey: string;
}

/** A role that a person fills in a child run, as others do who stand in there, or as its lead. */
export interface LentRole {
  readonly runId: string;
  readonly roleKey: string;
}

/** Which of the tasks that are a person's to do or to decide. */
export interface MyTasksCriteria {
  readonly personId: string;
  readonly heldRoles: readonly HeldRole[];
  readonly lentRoles: readonly LentRole[];
  readonly status: readonly TaskStatus[];
  /** Whether to add what nobody has and the person may claim. */
  readonly claimable: boolean;
}

interface TaskOfRun {
  readonly runId: string;
  readonly taskId: string;
}

/** How many tasks of one run are shown within the run: the latest opened. */
export const MOST_TASKS_PER_RUN = 200;

const COLUMNS = `task.id, task.run_id AS "runId", run.team_id AS "teamId", run.playbook_key AS "playbookKey",
  run.status = 'paused' AS "runPaused",
  run.playbook_version_id AS "playbookVersionId", run.stand_ins AS "standIns", task.task_key AS key, task.kind, task.state,
  task.role_keys AS "roleKeys", task.department_key AS "departmentKey", task.assignee_id AS "assigneeId",
  task.status, task.input, task.effort_minutes AS "effortMinutes", task.checked_items AS "checkedItems",
  task.opened_at AS "openedAt", task.opened_by AS "openedBy", task.due_at AS "dueAt",
  task.started_at AS "startedAt", task.escalated_at AS "escalatedAt", task.closed_at AS "closedAt",
  task.closed_by AS "closedBy", task.outcome, task.form, task.version`;

const FROM = 'FROM task JOIN run ON run.id = task.run_id';
const FROM_ALL = 'FROM all_task AS task JOIN run ON run.id = task.run_id';

const CRITERIA = `($1::uuid IS NULL OR task.run_id = $1)
  AND ($2::uuid IS NULL OR run.team_id = $2)
  AND ($3::uuid IS NULL OR task.assignee_id = $3)
  AND ($4::text[] IS NULL OR task.status = ANY ($4))
  AND ($5::text IS NULL OR task.department_key = $5)
  AND ($6::boolean IS NULL OR $6 = (task.status IN ('open', 'started') AND coalesce(task.due_at < $7, false)))
  AND ($8::boolean IS NULL OR $8 = (task.assignee_id IS NULL))`;

// What somebody has to do or to decide. $1 is the person; $2, $3, $4 the roles that they fill (team, playbook, role);
// $5 the statuses; $6 whether to add what they may claim; $7, $8 the roles that they fill in child runs (run, role).
// Three ways in, so that each can use its index.
const HAS_DECIDED = `EXISTS (
  SELECT FROM approval_decision AS decision
  WHERE decision.run_id = task.run_id AND decision.task_id = task.id AND decision.person_id = $1)`;
const MINE = `task.status = ANY ($5) AND (task.run_id, task.id) IN (
    SELECT own.run_id, own.id FROM task AS own WHERE own.assignee_id = $1 AND own.status = ANY ($5)
    UNION
    SELECT decision.run_id, decision.task_id FROM approval_decision AS decision
    WHERE decision.person_id = $1 AND 'completed' = ANY ($5)
    UNION
    SELECT shared.run_id, shared.id
    FROM (SELECT live.id, named.role_key
          FROM unnest($2::uuid[], $3::text[], $4::text[]) AS named (team_id, playbook_key, role_key)
          JOIN run AS live ON live.team_id = named.team_id AND live.playbook_key = named.playbook_key
            AND live.status = 'running'
          UNION ALL
          SELECT lent.run_id, lent.role_key FROM unnest($7::uuid[], $8::text[]) AS lent (run_id, role_key)
         ) AS held (run_id, role_key)
    JOIN task AS shared ON shared.run_id = held.run_id AND held.role_key = ANY (shared.role_keys)
      AND shared.status IN ('open', 'started')
    WHERE CASE shared.kind WHEN 'approval' THEN shared.opened_by IS DISTINCT FROM $1
                           ELSE $6 AND shared.assignee_id IS NULL END)
  AND NOT (task.kind = 'approval' AND task.status IN ('open', 'started') AND ${HAS_DECIDED})`;

/**
 * Reads tasks. Only the runner writes them. Those of archived runs are found by their ids and by their runs; lists across
 * runs leave them out.
 */
@Injectable()
export class TaskRepository {
  readonly #ofRuns = new SharedReads((keys: readonly TaskOfRun[]) => this.#readOfRuns(keys));

  constructor(private readonly database: Database) {}

  findByIds(ids: readonly string[]): Promise<TaskRecord[]> {
    return this.database.query(`SELECT ${COLUMNS} ${FROM_ALL} WHERE task.id = ANY ($1::uuid[])`, [ids]);
  }

  /** The run of a task; null where there is no such task. An archived one is looked for only where no other is found. */
  async findRunOf(id: string): Promise<string | null> {
    for (const table of ['task', 'all_task']) {
      const [row] = await this.database.query<{ runId: string }>(
        `SELECT run_id AS "runId" FROM ${table} WHERE id = $1`,
        [id],
      );
      if (row) return row.runId;
    }
    return null;
  }

  /** One of a run that is not archived; the run says where to look for it. */
  findInRun(runId: string, taskId: string): Promise<TaskRecord | null> {
    return this.#ofRuns.get({ runId, taskId });
  }

  /** The latest opened tasks of each run, in the order in which they were opened. */
  findByRuns(runIds: readonly string[]): Promise<TaskRecord[]> {
    return this.database.query(
      `SELECT ${COLUMNS}
       FROM (SELECT *, row_number() OVER (PARTITION BY run_id ORDER BY opened_seq DESC, id DESC) AS place
             FROM all_task WHERE run_id = ANY ($1::uuid[])) AS task
       JOIN run ON run.id = task.run_id
       WHERE task.place <= $2 ORDER BY task.opened_seq, task.id`,
      [runIds, MOST_TASKS_PER_RUN],
    );
  }

  /** The tasks that one event of a run opened. */
  findOpenedBy(runId: string, seq: number): Promise<TaskRecord[]> {
    return this.database.query(
      `SELECT ${COLUMNS} ${FROM} WHERE task.run_id = $1 AND task.opened_seq = $2 ORDER BY task.id`,
      [runId, seq],
    );
  }

  /** A page of tasks, the latest opened first. */
  list(criteria: TaskCriteria, now: Date, page: Page): Promise<TaskRecord[]> {
    return this.database.query(
      `SELECT ${COLUMNS} ${fromOf(criteria)}
       WHERE ${CRITERIA} AND ($9::timestamptz IS NULL OR (task.opened_at, task.id) < ($9, $10::uuid))
       ORDER BY task.opened_at DESC, task.id DESC LIMIT $11`,
      [...parametersOf(criteria, now), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  /** A page of what a person has to do, by due date; what has none comes last. */
  listMine(mine: MyTasksCriteria, page: Page): Promise<TaskRecord[]> {
    const [dueAt, id] = page.after ?? [null, null];
    // The last of the page before: with a due date, without one, or none at all.
    const after = `CASE
      WHEN $10::uuid IS NULL THEN true
      WHEN $9::timestamptz IS NULL THEN task.due_at IS NULL AND task.id > $10
      ELSE task.due_at IS NULL OR (task.due_at, task.id) > ($9, $10) END`;
    return this.database.query(
      `SELECT ${COLUMNS} ${FROM} WHERE ${MINE} AND ${after} ORDER BY task.due_at, task.id LIMIT $11`,
      [...parametersOfMine(mine), dueAt, id, page.limit],
    );
  }

  async countMine(mine: MyTasksCriteria): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*) ${FROM} WHERE ${MINE}`,
      parametersOfMine(mine),
    );
    return row?.count ?? 0;
  }

  async #readOfRuns(keys: readonly TaskOfRun[]): Promise<(TaskRecord | null)[]> {
    const tasks = await this.database.query<TaskRecord>(
      `SELECT ${COLUMNS} FROM unnest($1::uuid[], $2::uuid[]) AS asked (run_id, id)
       JOIN task ON task.run_id = asked.run_id AND task.id = asked.id JOIN run ON run.id = task.run_id`,
      [keys.map(({ runId }) => runId), keys.map(({ taskId }) => taskId)],
    );
    const byId = new Map(tasks.map((task) => [task.id, task]));
    return keys.map(({ taskId }) => byId.get(taskId) ?? null);
  }

  async count(criteria: TaskCriteria, now: Date): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*) ${fromOf(criteria)} WHERE ${CRITERIA}`,
      parametersOf(criteria, now),
    );
    return row?.count ?? 0;
  }
}

function fromOf({ runId }: TaskCriteria): string {
  return runId === null ? FROM : FROM_ALL;
}

function parametersOf(criteria: TaskCriteria, now: Date): unknown[] {
  const { runId, teamId, assigneeId, status, departmentKey, overdue, unassigned } = criteria;
  return [runId, teamId, assigneeId, status, departmentKey, overdue, now, unassigned];
}

function parametersOfMine({ personId, heldRoles, lentRoles, status, claimable }: MyTasksCriteria): unknown[] {
  return [
    personId,
    heldRoles.map(({ teamId }) => teamId),
    heldRoles.map(({ playbookKey }) => playbookKey),
    heldRoles.map(({ roleKey }) => roleKey),
    status,
    claimable,
    lentRoles.map(({ runId }) => runId),
    lentRoles.map(({ roleKey }) => roleKey),
  ];
}
