import { Logger } from '@nestjs/common';
import { ManualClock } from '../../src/platform/clock/manual-clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { Retention } from '../../src/runner/retention/retention.js';
import type { RetentionSettings } from '../../src/runner/retention/retention.settings.js';
import { buildStoredRun, firstOf, idIn } from '../support/builders/stored-run.builder.js';
import { createTestDatabase } from '../support/test-database.js';

const NOW = '2026-06-15T00:00:00Z';
const NOTHING = { prepared: [], archived: { runs: 0, events: 0 }, dropped: [], expired: [] };

async function partitionsOf(database: Database, table: string): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = $1::regclass ORDER BY 1`,
    [table],
  );
  return rows.map(({ name }) => name.replace(/^(archive\.)?[a-z_]+?_(?=\d|default)/, ''));
}

describe('Retention', () => {
  let database: Database;
  let clock: ManualClock;

  const retention = (settings: Partial<RetentionSettings> = {}): Retention =>
    new Retention(database, clock, { archiveAfter: 'P90D', archiveKeep: null, ...settings });
  const readAll = (runId: string, prefix = 'all_') =>
    Promise.all(
      ['run_event', 'task', 'approval_decision', 'kpi_observation'].map((table) =>
        database.query(`SELECT t::text AS row FROM ${prefix}${table} AS t WHERE run_id = $1 ORDER BY 1`, [
          runId,
        ]),
      ),
    );
  const monthsLike = async (pattern: RegExp) =>
    (await partitionsOf(database, 'run_event')).filter((suffix) => pattern.test(suffix));

  beforeEach(async () => {
    ({ database } = await createTestDatabase());
    clock = new ManualClock(NOW);
    for (const month of ['2026-01-01', '2026-06-01', '2026-07-01', '2026-08-01'])
      await database.query('SELECT add_run_partitions($1)', [month]);
  });

  it('prepares the present month and the two to come, once', async () => {
    clock.advance(31 * 86_400_000);

    expect(await retention().survey()).toMatchObject({ prepared: ['2026_09'] });
    expect(await retention().pass()).toMatchObject({ prepared: ['2026_09'] });
    expect(await retention().pass()).toMatchObject({ prepared: [] });
    expect(await monthsLike(/^2026_09/)).toEqual(['2026_09']);
    for (const table of ['task', 'approval_decision', 'kpi_observation'])
      expect(await partitionsOf(database, table)).toEqual(await partitionsOf(database, 'run_event'));
  });

  it('takes in runs of months that nobody prepared, and leaves those months where they began', async () => {
    const runId = await buildStoredRun(database, { id: idIn('2026-09-03T00:00:00Z'), finishedAt: null });
    clock.advance(31 * 86_400_000);

    expect(await retention().pass()).toMatchObject({ prepared: [] });
    expect(await readAll(runId)).toEqual(await readAll(runId, ''));
    expect((await readAll(runId))[0]).toHaveLength(3);
  });

  it('archives what ended long enough ago, all of it, and nothing else', async () => {
    const old = await buildStoredRun(database, {
      id: idIn('2026-01-03T00:00:00Z'),
      finishedAt: '2026-03-01',
    });
    const young = await buildStoredRun(database, {
      id: idIn('2026-01-04T00:00:00Z'),
      finishedAt: '2026-05-01',
    });
    const live = await buildStoredRun(database, { id: idIn('2026-01-05T00:00:00Z'), finishedAt: null });
    const before = await readAll(old);

    expect(await retention().survey()).toEqual({ ...NOTHING, archived: { runs: 1, events: 3 } });
    expect(await retention().pass()).toEqual({ ...NOTHING, archived: { runs: 1, events: 3 } });

    const rows = await database.query('SELECT id FROM run WHERE archived_at = $1', [clock.now()]);
    expect(rows).toEqual([{ id: old }]);
    expect(before.map((table) => table.length)).toEqual([3, 2, 1, 1]);
    expect(await readAll(old)).toEqual(before);
    for (const other of [young, live]) expect((await readAll(other, 'archive.')).flat()).toEqual([]);
    expect(await retention().pass()).toEqual(NOTHING);
  });

  it('waits with a run for which a call is still to be made, or an incident to be settled', async () => {
    const calling = await buildStoredRun(database, {
      id: idIn('2026-01-03T00:00:00Z'),
      finishedAt: '2026-03-01',
    });
    const ailing = await buildStoredRun(database, {
      id: idIn('2026-01-04T00:00:00Z'),
      finishedAt: '2026-03-01',
    });
    await database.query(
      `INSERT INTO service_call (run_id, id, service_key, state, status, request, requested_at, requested_seq)
       VALUES ($1, gen_random_uuid(), 'erp', '', 'pending', '{}', now(), 3)`,
      [calling],
    );
    await database.query(
      `INSERT INTO incident (run_id, id, cause, message_zh, message_en, detail, opened_at)
       VALUES ($1, gen_random_uuid(), 'CALL_FAILED', '', '', '{}', now())`,
      [ailing],
    );

    expect(await retention().pass()).toEqual(NOTHING);
    await database.query(`UPDATE service_call SET status = 'answered'`);
    await database.query(`UPDATE incident SET resolved_at = now(), resolution = 'resolved'`);
    expect(await retention().pass()).toMatchObject({ archived: { runs: 2 } });
  });

  it('drops a month a day after its last run was archived, and the run reads as before', async () => {
    const runId = await buildStoredRun(database, {
      id: idIn('2026-01-03T00:00:00Z'),
      finishedAt: '2026-03-01',
    });
    const before = await readAll(runId);
    const [task] = await database.query<{ id: string }>('SELECT id FROM task LIMIT 1');
    await retention().pass();
    clock.advance(86_400_000 - 1);
    expect(await retention().survey()).toMatchObject({ dropped: [] });
    clock.advance(1);

    expect(await retention().survey()).toMatchObject({ dropped: ['2026_01'] });
    expect(await retention().pass()).toMatchObject({ dropped: ['2026_01'] });

    expect(await monthsLike(/^2026_01/)).toEqual([]);
    expect((await readAll(runId, '')).flat()).toEqual([]);
    expect(await readAll(runId)).toEqual(before);
    const byId = await database.query('SELECT run_id FROM all_task WHERE id = $1', [task?.id]);
    expect(byId).toEqual([{ run_id: runId }]);
  });

  it('keeps a month in which one run goes on', async () => {
    await buildStoredRun(database, { id: idIn('2026-01-03T00:00:00Z'), finishedAt: '2026-03-01' });
    await buildStoredRun(database, { id: idIn('2026-01-31T23:59:59.999Z'), finishedAt: null });
    await retention().pass();
    clock.advance(2 * 86_400_000);

    expect(await retention().pass()).toMatchObject({ dropped: [] });
    expect(await monthsLike(/^2026_01/)).toEqual(['2026_01']);
  });

  it('never drops rows that are not in the archive, whatever a run says', async () => {
    Logger.overrideLogger(false);
    const runId = await buildStoredRun(database, {
      id: idIn('2026-01-03T00:00:00Z'),
      finishedAt: '2026-03-01',
    });
    await retention().pass();
    await database.query(
      `INSERT INTO kpi_observation (run_id, kpi_key, seq, value, observed_at) VALUES ($1, 'late', 9, 1, now())`,
      [runId],
    );
    clock.advance(2 * 86_400_000);

    expect(await retention().pass()).toMatchObject({ dropped: [] });
    expect((await readAll(runId))[3]).toHaveLength(2);
  });

  it('empties the partitions by default the same way, and makes them anew', async () => {
    const runId = await buildStoredRun(database, {
      id: idIn('2026-03-03T00:00:00Z'),
      finishedAt: '2026-03-04',
    });
    const before = await readAll(runId);
    await retention().pass();
    clock.advance(2 * 86_400_000);

    expect(await retention().pass()).toMatchObject({ dropped: ['default'] });
    expect(await readAll(runId)).toEqual(before);
    const next = await buildStoredRun(database, { id: idIn('2026-03-05T00:00:00Z'), finishedAt: null });
    expect(await readAll(next)).toEqual(await readAll(next, ''));
  });

  it('lets go of archives that are older than what is kept, and of nothing without that', async () => {
    const runId = await buildStoredRun(database, {
      id: idIn('2026-01-03T00:00:00Z'),
      finishedAt: '2026-03-01',
    });
    await retention().pass();
    clock.advance(2 * 86_400_000);
    await retention().pass();
    clock.advance(400 * 86_400_000);

    expect(await retention().pass()).toMatchObject({ expired: [] });
    expect(await retention({ archiveKeep: 'P1Y' }).survey()).toMatchObject({ expired: ['2026_06'] });
    expect(await retention({ archiveKeep: 'P1Y' }).pass()).toMatchObject({ expired: ['2026_06'] });
    expect((await readAll(runId)).flat()).toEqual([]);
    expect(await database.query('SELECT status FROM run')).toEqual([{ status: 'completed' }]);
  });

  it('neither archives nor drops when told never to', async () => {
    await buildStoredRun(database, { id: idIn('2026-01-03T00:00:00Z'), finishedAt: '2026-03-01' });

    const never = retention({ archiveAfter: null });
    expect(await never.survey()).toEqual(NOTHING);
    expect(await never.pass()).toEqual(NOTHING);
  });

  it('works in slices, and stops between two when it is asked to', async () => {
    for (let each = 0; each < 3; each += 1)
      await buildStoredRun(database, {
        id: idIn('2026-01-03T00:00:00Z'),
        finishedAt: '2026-03-01',
        seq: 12_000,
      });
    const stop = new AbortController();
    stop.abort();

    expect(await retention().pass(stop.signal)).toEqual(NOTHING);
    expect(await retention().pass()).toMatchObject({ archived: { runs: 3, events: 36_000 } });
    expect(await firstOf(database, 'SELECT count(*)::int AS n FROM archive.run_event')).toEqual({ n: 9 });
  });

  it('takes turns: while another process is at it, a pass does nothing', async () => {
    await buildStoredRun(database, { id: idIn('2026-01-03T00:00:00Z'), finishedAt: '2026-03-01' });

    await database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(73874324)');
      expect(await retention().pass()).toEqual(NOTHING);
    });
    expect(await retention().pass()).toMatchObject({ archived: { runs: 1 } });
  });

  it('gives up after half a second where somebody reads the month, and does it next time', async () => {
    const runId = await buildStoredRun(database, {
      id: idIn('2026-01-03T00:00:00Z'),
      finishedAt: '2026-03-01',
    });
    await retention().pass();
    clock.advance(2 * 86_400_000);

    await database.transaction(async (tx) => {
      await tx.query('SELECT FROM run_event WHERE run_id = $1', [runId]);
      await expect(retention().pass()).rejects.toMatchObject({ code: 'DATABASE_CONFLICT' });
    });
    expect(await retention().pass()).toMatchObject({ dropped: ['2026_01'] });
  });

  describe('the plan of what reads one run', () => {
    let live: string;
    let gone: string;

    beforeEach(async () => {
      await database.query('SELECT add_run_partitions($1)', ['2026-03-01']);
      gone = await buildStoredRun(database, { id: idIn('2026-01-03T00:00:00Z'), finishedAt: '2026-03-01' });
      await buildStoredRun(database, { id: idIn('2026-03-03T00:00:00Z'), finishedAt: null });
      live = await buildStoredRun(database, { id: idIn('2026-06-03T00:00:00Z'), finishedAt: null });
      for (const days of [0, 40, 40]) {
        clock.advance(days * 86_400_000);
        await retention().pass();
      }
      await database.query('ANALYZE');
    });

    it.each(['run_event', 'task', 'approval_decision', 'kpi_observation'])(
      'of %s looks at its month only, and for an archived one at the month of its archiving',
      async (table) => {
        const ofOne = `SELECT * FROM all_${table} WHERE run_id = $1`;
        const ofMany = `SELECT * FROM all_${table} WHERE run_id = ANY ($1::uuid[])`;
        const hot = `${table}_2026_06`;

        expect(await scanned(database, ofOne, live)).toEqual([hot, 'run'].sort());
        expect(await scanned(database, ofMany, [live])).toEqual([hot, 'run'].sort());
        const archived = expect.arrayContaining([`archive.${table}_2026_06`, 'run']);
        expect(await scanned(database, ofOne, gone)).toEqual(archived);
        expect(await scanned(database, ofMany, [gone])).toEqual(archived);
        expect(await scanned(database, ofOne, gone)).not.toContain(`${table}_2026_03`);
      },
    );

    it('of what is written names the runs, and touches no other month', async () => {
      const closed = `UPDATE task SET version = 2 FROM json_to_recordset($2::json) AS x ("runId" uuid)
        WHERE task.run_id = x."runId" AND task.run_id = ANY ($1::uuid[])`;

      expect(await scanned(database, closed, [live], JSON.stringify([{ runId: live }]))).toEqual([
        'task_2026_06',
      ]);
    });
  });
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly Schema?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** The tables that a statement really looked at, the archive's with their schema. */
async function scanned(database: Database, sql: string, ...params: unknown[]): Promise<string[]> {
  const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (ANALYZE, VERBOSE, FORMAT JSON) ${sql}`,
    params,
  );
  const names = row === undefined ? [] : relationsOf(row['QUERY PLAN'][0].Plan);
  return [...new Set(names)].sort();
}

function relationsOf(node: PlanNode): string[] {
  const below = (node.Plans ?? []).flatMap(relationsOf);
  const name = node['Relation Name'];
  if (name === undefined || node['Node Type'] === 'ModifyTable' || node['Actual Loops'] === 0) return below;
  return [node.Schema === 'archive' ? `archive.${name}` : name, ...below];
}
