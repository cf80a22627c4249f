import { HandSleeper } from '../../../test/support/hand-sleeper.js';
import { Latch } from '../../../test/support/latch.js';
import { json } from '../../../test/support/local-service.js';
import { createOutboxWorld, type OutboxWorld } from '../../../test/support/outbox-world.js';
import { CallWorker } from './call-worker.js';
import type { CallJob } from './call-job.js';
import { enqueueCalls } from './enqueue-calls.js';
import { LostCalls } from './lost-calls.js';
import { NO_CALLS } from './outbox.settings.js';

describe('CallWorker', () => {
  let world: OutboxWorld;
  let worker: CallWorker;

  beforeAll(async () => {
    world = await createOutboxWorld();
  });

  beforeEach(async () => {
    await world.database.query('DELETE FROM setpiece_jobs._private_jobs');
    world.service.received.length = 0;
    world.answers.told.length = 0;
    const settings = { worksOn: world.url, services: { ...NO_CALLS.services, concurrency: 3 } };
    worker = new CallWorker(world.calls, new LostCalls(world.database), new HandSleeper(), settings);
  });

  const enqueue = ({ runId, callId }: CallJob): Promise<void> =>
    enqueueCalls(world.database, [{ runId, id: callId, request: { url: world.service.url } }]);

  it('makes the calls that are queued, and those that are queued from then on', async () => {
    const asked = [new Latch(), new Latch()];
    world.service.behave = (request, response) => {
      json({ order: '7' })(request, response);
      asked.shift()?.open();
    };
    const [first, second] = asked;
    const before = await world.request();
    await enqueue(before);

    worker.onApplicationBootstrap();
    await first?.opened;
    const after = await world.database.transaction(async (tx) => {
      const job = await world.request({}, tx);
      await enqueueCalls(tx, [{ runId: job.runId, id: job.callId, request: { url: world.service.url } }]);
      return job;
    });
    await second?.opened;
    await worker.beforeApplicationShutdown();

    expect(world.service.received.map(({ headers }) => headers['idempotency-key'])).toEqual([
      before.callId,
      after.callId,
    ]);
    expect(await world.call(after)).toMatchObject({ status: 'answered', attempts: 1 });
    expect(await world.jobs()).toEqual([]);
  });

  it('takes up a call that was lost', async () => {
    const asked = new Latch();
    world.service.behave = (request, response) => {
      json({ order: '7' })(request, response);
      asked.open();
    };
    const job = await world.request();

    worker.onApplicationBootstrap();
    await asked.opened;
    await worker.beforeApplicationShutdown();

    expect(await world.call(job)).toMatchObject({ status: 'answered' });
  });

  it('waits, when it is stopped, for the call that is under way', async () => {
    const [asked, answer] = [new Latch(), new Latch()];
    world.service.behave = (request, response) => {
      void answer.opened.then(() => json({ order: '7' })(request, response));
      asked.open();
    };
    const job = await world.request();
    await enqueue(job);
    worker.onApplicationBootstrap();
    await asked.opened;

    const stopping = worker.beforeApplicationShutdown();
    answer.open();
    await stopping;

    expect(await world.call(job)).toMatchObject({ status: 'answered', attempts: 1 });
    expect(await world.jobs()).toEqual([]);
  });

  it('does nothing in a process that is to make no calls', async () => {
    const job = await world.request();
    await enqueue(job);
    const idle = new CallWorker(world.calls, new LostCalls(world.database), new HandSleeper(), NO_CALLS);

    idle.onApplicationBootstrap();
    await idle.beforeApplicationShutdown();

    expect(await world.jobs()).toMatchObject([{ key: job.callId, attempts: 0 }]);
  });
});
