import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../../../src/platform/database/database.js';

/** A UUIDv7 of the instant. */
export function idIn(instant: string): string {
  const time = Date.parse(instant).toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-a${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

export interface StoredRunTraits {
  readonly id: string;
  /** Null: it goes on. */
  readonly finishedAt: string | null;
  /** What its row says of the length of its log. Default: 3, which is how many entries there are. */
  readonly seq?: number;
}

/** Rows as of a run with three events, two tasks, a decision and an observation; gives its uuid. */
export async function buildStoredRun(
  database: Database,
  { id, finishedAt, seq = 3 }: StoredRunTraits,
): Promise<string> {
  const [version] = await database.query<{ id: string }>('SELECT id FROM playbook_version LIMIT 1');
  const versionId = version?.id ?? (await buildSurroundings(database));
  const taskId = randomUUID();
  await database.query(
    `INSERT INTO run (id, playbook_version_id, playbook_key, team_id, title, status, input, snapshot, states, entered_at,
       seq, started_at, last_at, finished_at)
     SELECT $1, $2, 'some', id, 'some', CASE WHEN $3::timestamptz IS NULL THEN 'running' ELSE 'completed' END, '{}',
       '{}', '{}', '{}', $4, now(), now(), $3 FROM team LIMIT 1`,
    [id, versionId, finishedAt, seq],
  );
  await database.query(
    `INSERT INTO run_event (run_id, seq, type, moves, payload, actor_kind, at, from_states, to_states, effects, hash)
     SELECT $1, seq, 'event.sent', true, '{"b": 1,  "a": 2}', 'system', now(), '{}', '{}', '[]', 'abc'
     FROM generate_series(1, 3) AS seq`,
    [id],
  );
  await database.query(
    `INSERT INTO task (run_id, id, invocation, task_key, kind, state, role_keys, department_key, status, input,
       effort_minutes, opened_at, opened_seq, closed_at)
     SELECT $1, each, each, 'work', 'task', 'work', '{worker}', 'data', 'withdrawn', '{}', 1, now(), 1, now()
     FROM unnest($2::uuid[]) AS each`,
    [id, [taskId, randomUUID()]],
  );
  await database.query(
    `INSERT INTO approval_decision (run_id, task_id, person_id, outcome, form, at) VALUES ($1, $2, $3, 'yes', '{}', now())`,
    [id, taskId, randomUUID()],
  );
  await database.query(
    `INSERT INTO kpi_observation (run_id, kpi_key, seq, value, observed_at) VALUES ($1, 'mood', 2, 1.5, now())`,
    [id],
  );
  return id;
}

async function buildSurroundings(database: Database): Promise<string> {
  const [departmentId, personId, versionId] = [randomUUID(), randomUUID(), randomUUID()];
  await database.query(
    `INSERT INTO department (id, key, title_zh, title_en, created_at) VALUES ($1, 'data', '数', 'D', now())`,
    [departmentId],
  );
  await database.query(
    `INSERT INTO person (id, login, name, pinyin, email, position_zh, position_en, department_id, employed_from, created_at)
     VALUES ($1, 'some', 'Some', 'some', 'some@example.com', '', '', $2, '2020-01-01', now())`,
    [personId, departmentId],
  );
  await database.query(`INSERT INTO team (id, name, lead_id, created_at) VALUES ($1, 'Some', $2, now())`, [
    randomUUID(),
    personId,
  ]);
  await database.query(
    `INSERT INTO playbook_version (id, playbook_key, version, source, definition, checksum, published_at)
     VALUES ($1, 'some', 1, '', '{}', 'none', now())`,
    [versionId],
  );
  return versionId;
}

/** The first row of a statement. */
export async function firstOf<R>(database: Database, sql: string): Promise<R | undefined> {
  const [row] = await database.query<R>(sql);
  return row;
}
