import type { Database } from '../../../src/platform/database/database.js';
import { UuidIds } from '../../../src/platform/ids/uuid-ids.js';

const ids = new UuidIds();

/** Rows of a run as the runner would leave them, for tests of what reads them. */
export interface RunTraits {
  readonly teamId: string;
  readonly playbookKey: string;
  readonly title?: string;
  readonly status?: 'running' | 'completed' | 'cancelled';
  /** Default: 2026-02-01T00:00:00Z. */
  readonly startedAt?: string;
  readonly finishedAt?: string;
  /** Path to the instant of its entering. */
  readonly states?: Readonly<Record<string, string>>;
}

/** Writes a run of the newest version of a playbook that is there; gives its uuid. */
export async function buildRun(database: Database, traits: RunTraits): Promise<string> {
  const {
    teamId,
    playbookKey,
    title = 'Run',
    status = 'running',
    startedAt = '2026-02-01T00:00:00Z',
  } = traits;
  const { states = {}, finishedAt = status === 'running' ? null : '2026-03-01T00:00:00Z' } = traits;
  const id = ids.next();
  await database.query(
    `INSERT INTO run (id, playbook_version_id, playbook_key, team_id, title, status, input, snapshot, states, entered_at, seq,
       started_at, last_at, finished_at)
     SELECT $1, id, playbook_key, $3, $4, $5, '{}', '{}', $6, $9, 1, $7, $7, $8
     FROM playbook_version WHERE playbook_key = $2 ORDER BY version DESC LIMIT 1`,
    [
      id,
      playbookKey,
      teamId,
      title,
      status,
      Object.keys(states),
      startedAt,
      finishedAt,
      Object.values(states),
    ],
  );
  await buildRunEvent(database, id, { seq: 1, at: startedAt });
  return id;
}

export interface RunEventTraits {
  readonly seq: number;
  readonly at: string;
  /** Default: true. */
  readonly moves?: boolean;
}

export async function buildRunEvent(
  database: Database,
  runId: string,
  { seq, at, moves = true }: RunEventTraits,
): Promise<void> {
  await database.query(
    `INSERT INTO run_event (run_id, seq, type, moves, payload, actor_kind, at, from_states, to_states, effects)
     VALUES ($1, $2, 'run.started', $3, '{}', 'system', $4, '{}', '{}', '[]')`,
    [runId, seq, moves, at],
  );
}

export interface TaskTraits {
  readonly assigneeId?: string;
  readonly departmentKey?: string;
  readonly status?: 'open' | 'started' | 'completed' | 'withdrawn';
  /** Default: 2026-02-02T00:00:00Z. */
  readonly openedAt?: string;
  readonly dueAt?: string;
  /** Default: 60. */
  readonly effortMinutes?: number;
}

/** Writes a task of the run; gives its uuid. */
export async function buildTask(database: Database, runId: string, traits: TaskTraits = {}): Promise<string> {
  const { assigneeId, departmentKey = 'data', status = 'open', dueAt, effortMinutes = 60 } = traits;
  const { openedAt = '2026-02-02T00:00:00Z' } = traits;
  const id = ids.next();
  const closed = status === 'completed' || status === 'withdrawn';
  await database.query(
    `INSERT INTO task (run_id, id, invocation, task_key, kind, state, role_keys, department_key, assignee_id, status,
       input, effort_minutes, opened_at, opened_seq, due_at, closed_at, outcome)
     VALUES ($1, $2::uuid, $2::text, 'work', 'task', 'work', '{analyst}', $3, $4, $5, '{}', $6, $7, 1, $8, $9, $10)`,
    [
      runId,
      id,
      departmentKey,
      assigneeId ?? null,
      status,
      effortMinutes,
      openedAt,
      dueAt ?? null,
      closed ? openedAt : null,
      status === 'completed' ? 'done' : null,
    ],
  );
  return id;
}

/** Writes an observation of a KPI. */
export async function buildObservation(
  database: Database,
  runId: string,
  { kpi, value, seq }: { readonly kpi: string; readonly value: number; readonly seq: number },
): Promise<void> {
  await database.query(
    `INSERT INTO kpi_observation (run_id, seq, kpi_key, value, observed_at) VALUES ($1, $2, $3, $4, '2026-02-20T00:00:00Z')`,
    [runId, seq, kpi, value],
  );
}
