import { Latch } from '../../../test/support/latch.js';
import { json } from '../../../test/support/local-service.js';
import { createOutboxWorld, type OutboxWorld } from '../../../test/support/outbox-world.js';

const NEVER = new AbortController().signal;
const SECOND = 1_000;

describe('MakeCall', () => {
  let world: OutboxWorld;

  beforeAll(async () => {
    world = await createOutboxWorld(
      { callsPerHost: 1 },
      { result: { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] } },
    );
  });

  beforeEach(async () => {
    await world.database.query('DELETE FROM setpiece_jobs._private_jobs');
    world.service.received.length = 0;
    world.answers.told.length = 0;
  });

  const at = (seconds: number): Date => new Date(world.clock.now().getTime() + seconds * SECOND);
  const keys = (): unknown[] => world.service.received.map(({ headers }) => headers['idempotency-key']);

  it('makes a call once, also when its job is delivered again after the answer', async () => {
    world.service.behave = json({ order: '7' });
    const job = await world.request();

    await world.calls.make(job, NEVER);
    await world.calls.make(job, NEVER);

    expect(keys()).toEqual([job.callId]);
    expect(world.answers.told).toEqual([{ order: '7' }]);
    expect(await world.call(job)).toEqual({ status: 'answered', attempts: 1, last_error: null });
    expect(await world.jobs()).toEqual([]);
  });

  it('tries again after longer and longer waits, under the same key, and gives up after the last', async () => {
    world.service.behave = json({}, 503);
    const job = await world.request();

    for (const wait of [1.5, 4.5, 13.5]) {
      await world.database.query('DELETE FROM setpiece_jobs._private_jobs');
      await world.calls.make(job, NEVER);
      expect(await world.jobs()).toMatchObject([{ key: job.callId, run_at: at(wait), attempts: 0 }]);
    }
    expect(await world.call(job)).toEqual({
      status: 'pending',
      attempts: 3,
      last_error: 'SERVICE_BUSY: The service cannot do it at the moment (HTTP 503)',
    });
    await world.database.query('DELETE FROM setpiece_jobs._private_jobs');
    await world.calls.make(job, NEVER);

    expect(keys()).toEqual([job.callId, job.callId, job.callId, job.callId]);
    expect(world.answers.told).toEqual(['SERVICE_BUSY']);
    expect(await world.jobs()).toEqual([]);
  });

  it.each([
    ['20', 20],
    ['86400', 60],
  ])('waits as long as the service asks within bounds: Retry-After: %s', async (asked, wait) => {
    world.service.behave = (_, response) => void response.writeHead(429, { 'Retry-After': asked }).end();
    const job = await world.request();

    await world.calls.make(job, NEVER);

    expect(await world.jobs()).toMatchObject([{ key: job.callId, run_at: at(wait) }]);
  });

  it.each([
    ['a refusal', json({}, 404), {}, 'HTTP_STATUS'],
    ['an answer that does not fit', json({ order: 7 }), {}, 'RESULT_INVALID'],
    ['a host that nobody allowed', json({}), { url: 'http://internal.example.com/' }, 'HOST_NOT_ALLOWED'],
    [
      'a secret that nobody knows',
      json({}),
      { headers: { Authorization: { secret: 'ERP' } } },
      'SECRET_MISSING',
    ],
  ])('does not try again after %s', async (_, behave, more, code) => {
    world.service.behave = behave;
    const job = await world.request(more);

    await world.calls.make(job, NEVER);

    expect(world.answers.told).toEqual([code]);
    expect(await world.jobs()).toEqual([]);
  });

  it('never sends more requests than the playbook allows, whoever dies over them', async () => {
    const job = await world.request();
    await world.database.query('UPDATE service_call SET attempts = 4 WHERE id = $1', [job.callId]);

    await world.calls.make(job, NEVER);

    expect(world.service.received).toEqual([]);
    expect(world.answers.told).toEqual(['OUTCOME_UNKNOWN']);
  });

  it('makes no call that nobody waits for any more', async () => {
    const job = await world.request();
    await world.database.query(`UPDATE service_call SET status = 'cancelled' WHERE id = $1`, [job.callId]);

    await world.calls.make(job, NEVER);

    expect(world.service.received).toEqual([]);
    expect(world.answers.told).toEqual([]);
  });

  it('leaves the job to be delivered again when the run cannot take the answer now', async () => {
    world.service.behave = json({ order: '7' });
    const job = await world.request();
    world.answers.troubles.push(new Error('The database is away.'));

    await expect(world.calls.make(job, NEVER)).rejects.toThrow('The database is away.');
    await world.calls.make(job, NEVER);

    expect(keys()).toEqual([job.callId, job.callId]);
    expect(world.answers.told).toEqual([{ order: '7' }]);
  });

  it('does not give all its places to one host', async () => {
    const [asked, answer] = [new Latch(), new Latch()];
    world.service.behave = (request, response) => {
      void answer.opened.then(() => json({ order: '1' })(request, response));
      asked.open();
    };
    const [first, second] = [await world.request(), await world.request()];
    const making = world.calls.make(first, NEVER);
    await asked.opened;
    expect(world.calls.busyHosts()).toEqual(['127.0.0.1']);

    await world.calls.make(second, NEVER);
    expect(await world.jobs()).toMatchObject([{ key: second.callId, run_at: at(1) }]);
    expect(await world.call(second)).toMatchObject({ status: 'pending', attempts: 0 });
    answer.open();
    await making;

    expect(world.calls.busyHosts()).toEqual([]);
    expect(keys()).toEqual([first.callId]);
  });
});
