import { json } from '../../../test/support/local-service.js';
import { createOutboxWorld, type OutboxWorld } from '../../../test/support/outbox-world.js';
import type { CallJob } from './call-job.js';
import { enqueueCalls } from './enqueue-calls.js';
import { LostCalls } from './lost-calls.js';

describe('LostCalls', () => {
  let world: OutboxWorld;
  let lost: LostCalls;

  beforeAll(async () => {
    world = await createOutboxWorld();
    lost = new LostCalls(world.database);
  });

  beforeEach(async () => {
    await world.database.query('DELETE FROM setpiece_jobs._private_jobs');
    await world.database.query('DELETE FROM service_call');
  });

  const enqueue = ({ runId, callId }: CallJob): Promise<void> =>
    enqueueCalls(world.database, [{ runId, id: callId, request: { url: world.service.url } }]);

  it('frees the jobs of a process that died over them, and only those', async () => {
    const [dead, busy] = [await world.request(), await world.request()];
    await enqueue(dead);
    await enqueue(busy);
    await world.database.query(
      `UPDATE setpiece_jobs._private_jobs SET attempts = 1, locked_by = 'pool-gone',
         locked_at = now() - CASE key WHEN $1 THEN interval '150 s' ELSE interval '1 s' END`,
      [dead.callId],
    );

    expect(await lost.free(120_000)).toBe(1);
    expect(await lost.free(120_000)).toBe(0);

    expect(await world.jobs()).toMatchObject([
      { key: dead.callId, locked_by: null },
      { key: busy.callId, locked_by: 'pool-gone' },
    ]);
  });

  it('queues pending calls that no job is left for', async () => {
    const [lostJob, givenUp, queued, answered] = [
      await world.request(),
      await world.request(),
      await world.request(),
      await world.request(),
    ];
    await enqueue(givenUp);
    await world.database.query('UPDATE setpiece_jobs._private_jobs SET attempts = max_attempts');
    await enqueue(queued);
    world.service.behave = json({});
    await world.calls.make(answered, new AbortController().signal);

    expect(await lost.requeue()).toBe(2);
    expect(await lost.requeue()).toBe(0);

    const keys = (await world.jobs()).map(({ key }) => key);
    expect(new Set(keys)).toEqual(new Set([lostJob.callId, givenUp.callId, queued.callId]));
    expect((await world.jobs()).map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
  });

  it('throws out what was given up and is of no use to anybody', async () => {
    const job = await world.request();
    await enqueue(job);
    await world.database.query('UPDATE setpiece_jobs._private_jobs SET attempts = max_attempts');
    await world.database.query(`UPDATE service_call SET status = 'cancelled'`);

    expect(await lost.requeue()).toBe(0);

    expect(await world.jobs()).toEqual([]);
  });
});
