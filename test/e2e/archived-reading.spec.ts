import { ManualClock } from '../../src/platform/clock/manual-clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { RunDetailRepository } from '../../src/features/runs/run-detail.repository.js';
import { RunEventRepository } from '../../src/features/runs/run-event.repository.js';
import { ApprovalDecisionRepository } from '../../src/features/tasks/approval-decision.repository.js';
import { RunCountsRepository } from '../../src/features/tasks/run-counts.repository.js';
import { TaskRepository } from '../../src/features/tasks/task.repository.js';
import { Retention } from '../../src/runner/retention/retention.js';
import { buildStoredRun, idIn } from '../support/builders/stored-run.builder.js';
import { createTestDatabase } from '../support/test-database.js';

const PAGE = { after: null, limit: 10, first: 10 };

/** Everything that the API reads of one run besides its own row. */
async function readAll(database: Database, runId: string) {
  const events = new RunEventRepository(database);
  const details = new RunDetailRepository(database);
  const tasks = new TaskRepository(database);
  const ofRun = await tasks.findByRuns([runId]);
  const ids = ofRun.map(({ id }) => id);
  return {
    events: await events.list(runId, PAGE),
    count: await events.count(runId),
    last: await events.findLast([runId]),
    observations: await details.findObservations([runId]),
    escalations: await details.findEscalations([runId]),
    ofRun,
    byId: (await tasks.findByIds(ids)).map(({ id }) => id).sort(),
    runOf: await tasks.findRunOf(ids[0] ?? ''),
    decisions: await new ApprovalDecisionRepository(database).findByTasks(ids),
    counts: await new RunCountsRepository(database).countByRuns([runId]),
  };
}

describe('An archived run', () => {
  it('reads as before: while its rows are still there, and when its month is dropped', async () => {
    const { database } = await createTestDatabase();
    await database.query('SELECT add_run_partitions($1)', ['2026-01-01']);
    const runId = await buildStoredRun(database, {
      id: idIn('2026-01-03T00:00:00Z'),
      finishedAt: '2026-02-01',
    });
    const before = await readAll(database, runId);
    const clock = new ManualClock('2026-07-01T00:00:00Z');
    const retention = new Retention(database, clock, { archiveAfter: 'P1M', archiveKeep: null });

    expect((await retention.pass()).archived.runs).toBe(1);
    const copied = await readAll(database, runId);
    clock.advance(86_400_000);
    expect((await retention.pass()).dropped).toEqual(['2026_01']);
    const alone = await readAll(database, runId);

    expect(before).toMatchObject({ count: 3, runOf: runId });
    expect([before.events.length, before.ofRun.length, before.byId.length]).toEqual([3, 2, 2]);
    expect([before.observations.length, before.decisions.length, before.last.length]).toEqual([1, 1, 1]);
    expect(copied).toEqual(before);
    expect(alone).toEqual(before);
  });
});
