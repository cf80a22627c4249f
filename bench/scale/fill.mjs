import { withClient } from '../measure/pg.mjs';
import { composeSetpiece, migrate } from '../setpiece/compose.mjs';
import { addTeam, buildWorld } from '../setpiece/world.mjs';
import { copyRows } from './copy-rows.mjs';
import { leadModelRuns } from './model-runs.mjs';

const TEAMS = 50;
const CHUNK = 50_000;
/** Each run began half a minute after the one before it, so that a million reach back a year. */
const APART_SECONDS = 30;

/**
 * Fills an empty database with so many runs and ten log rows a run; live ones have an open task, their closed tasks and a
 * timer. The rows are copies of what Setpiece wrote for two model runs.
 *
 * @param {string} url
 * @param {{ runs: number, liveEvery: number }} sizes of so many runs one is live
 * @returns {Promise<{ runs: number, logRows: number, seconds: number, gigabytes: number }>}
 */
export async function fill(url, { runs, liveEvery }) {
  const start = performance.now();
  await migrate(url);
  return withClient(url, async (client) => {
    const world = await buildWorld(client);
    const models = await leadModels(url, client, world);
    await describeRuns(client, world, { runs, liveEvery });
    await preparePartitions(client);
    for (let from = 1; from <= runs; from += CHUNK) {
      const to = Math.min(from + CHUNK - 1, runs);
      await fillChunk(client, models, from, to);
      if (runs >= 10 * CHUNK && to % (4 * CHUNK) === 0)
        console.log(
          `  ${to.toLocaleString('en')} runs after ${Math.round((performance.now() - start) / 1000)} s`,
        );
    }
    await client.query('DROP TABLE bench_run');
    await client.query('VACUUM (ANALYZE)');
    const { rows } = await client.query(
      `SELECT (SELECT count(*) FROM run_event)::int AS "logRows", pg_database_size(current_database()) / 1e9 AS gigabytes`,
    );
    return {
      runs,
      logRows: rows[0].logRows,
      seconds: Math.round((performance.now() - start) / 1000),
      gigabytes: Math.round(10 * rows[0].gigabytes) / 10,
    };
  });
}

async function leadModels(url, client, world) {
  const setpiece = await composeSetpiece(url);
  const models = await leadModelRuns(setpiece.runner, client, world);
  await setpiece.stop();
  return models;
}

/** Who the runs are; their rows come afterwards. */
async function describeRuns(client, world, { runs, liveEvery }) {
  const teams = [{ teamId: world.teamId, people: world.people }];
  while (teams.length < TEAMS) teams.push(await addTeam(client, world, `${teams.length}`));
  await client.query(`
    CREATE UNLOGGED TABLE bench_run (
      n integer PRIMARY KEY, id uuid NOT NULL, live boolean NOT NULL, at timestamptz NOT NULL, team_id uuid NOT NULL,
      people jsonb NOT NULL)`);
  await client.query(
    `INSERT INTO bench_run
     SELECT n, uuidv7(age), n % $2 = 0, now() + age, (t.team ->> 'teamId')::uuid, t.team -> 'people'
     FROM generate_series(1, $1::int) AS n
     CROSS JOIN LATERAL (SELECT make_interval(secs => -($1::int - n) * $3::int) AS age) AS a
     CROSS JOIN LATERAL (SELECT $4::jsonb -> (n / $2 % $5) AS team) AS t`,
    [
      runs,
      liveEvery,
      APART_SECONDS,
      JSON.stringify(teams.map(({ teamId, people }) => ({ teamId, people: Object.fromEntries(people) }))),
      TEAMS,
    ],
  );
  await client.query('ANALYZE bench_run');
}

/** The service prepares a month's partitions ahead of it; these months are past. */
async function preparePartitions(client) {
  const { rows } = await client.query(`SELECT to_regprocedure('add_run_partitions(date)') AS prepare`);
  if (rows[0].prepare === null) return;
  await client.query(
    `SELECT add_run_partitions(day) FROM (SELECT DISTINCT date_trunc('month', at)::date AS day FROM bench_run) AS months`,
  );
}

async function fillChunk(client, { live, done }, from, to) {
  await client.query('BEGIN');
  for (const [isLive, model] of [
    [true, live],
    [false, done],
  ]) {
    const { rows } = await client.query('SELECT started_at AS at FROM run WHERE id = $1', [model]);
    const shift = (column) => `r.at + (p.${column} - '${rows[0].at.toISOString()}'::timestamptz)`;
    const chunk = { live: isLive, model, from, to };
    await copyRows(client, {
      ...chunk,
      table: 'run',
      of: 'id',
      own: {
        id: 'r.id',
        team_id: 'r.team_id',
        title: `'第 ' || r.n || ' 次巡店'`,
        started_at: 'r.at',
        finished_at: shift('finished_at'),
        last_at: shift('last_at'),
      },
    });
    await copyRows(client, { ...chunk, table: 'run_event', own: { run_id: 'r.id', at: shift('at') } });
    if (isLive) await fillWork(client, chunk, shift);
  }
  await client.query('COMMIT');
}

/** Tasks and timers. */
async function fillWork(client, chunk, shift) {
  const assignee = `CASE p.status WHEN 'open' THEN (r.people ->> p.role_keys[1])::uuid ELSE p.assignee_id END`;
  await copyRows(client, {
    ...chunk,
    table: 'task',
    own: {
      run_id: 'r.id',
      id: 'gen_random_uuid()',
      assignee_id: assignee,
      opened_at: shift('opened_at'),
      closed_at: shift('closed_at'),
    },
  });
  // Due when the model's is, not in the past: nobody measures a backlog here.
  await copyRows(client, { ...chunk, table: 'timer', own: { run_id: 'r.id' } });
}
