import type { JsonObject } from '../../src/engine/json.js';
import { bakery } from '../support/builders/bakery.js';
import { faultyTimer, oneCall, ownApproval, stuck } from '../support/builders/faulty-playbooks.js';
import { person, RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

interface IncidentView {
  readonly id: string;
  readonly cause: string;
  readonly detail: JsonObject;
  readonly resolution: string | null;
  readonly resolved_by: string | null;
  readonly note: string;
}

const DAY = 86_400_000;

describe('An incident', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  async function waiting(): Promise<RunDriver> {
    const run = await RunDriver.start(host, bakery());
    await run.complete('work');
    return run;
  }

  /** A run whose `cake.split` failed; sent by a service under the key `feed-1`. */
  async function faulty(): Promise<RunDriver> {
    const run = await waiting();
    await expect(run.execute(SPLIT)).rejects.toMatchObject({ code: 'CHART_FAULT' });
    return run;
  }

  const SENDER = { kind: 'service', id: '00000000-0000-7000-8000-000000000009' } as const;
  const SPLIT = {
    type: 'sendEvent',
    name: 'cake.split',
    payload: {},
    actor: SENDER,
    idempotencyKey: 'feed-1',
  } as const;

  it('whose retry fails again keeps in the log who tried it, and the note', async () => {
    const run = await faulty();
    const { id } = await incident(run);
    await expect(retry(run, id, undefined, 'cut it')).rejects.toMatchObject({ code: 'CHART_FAULT' });

    const [last] = await run.rows<{ payload: JsonObject }>(
      'SELECT payload FROM run_event WHERE run_id = $1 ORDER BY seq DESC LIMIT 1',
    );
    expect(last?.payload).toMatchObject({
      incidentId: id,
      count: 2,
      retried: { by: run.team.leadId, note: 'cut it' },
    });
    await run.requireFaithful();
  });

  it('about a command keeps it, and changes nothing of the run', async () => {
    const run = await faulty();

    expect(await incidents(run)).toEqual([
      expect.objectContaining({
        cause: 'CHART_FAULT',
        detail: { command: 'sendEvent', about: 'cake.split', code: 'CHART_FAULT', count: 1 },
        resolution: null,
      }),
    ]);
    expect(await run.events()).toEqual(['run.started', 'task.closed', 'incident.opened']);
    expect((await run.run()).states).toEqual(['waiting']);
    await run.requireFaithful();
  });

  it('is opened once for the same command, and counts', async () => {
    const run = await faulty();
    await expect(run.execute(SPLIT)).rejects.toMatchObject({ code: 'CHART_FAULT' });
    await expect(run.execute({ ...SPLIT, idempotencyKey: 'feed-2' })).rejects.toMatchObject({
      code: 'CHART_FAULT',
    });

    expect((await incidents(run)).map(({ detail }) => detail['count'])).toEqual([3]);
    await run.requireFaithful();
  });

  it('is retried in the name and under the key of the first sender, whose repeat is not taken twice', async () => {
    const run = await faulty();
    const { id } = await incident(run);
    await expect(retry(run, id)).rejects.toMatchObject({ code: 'CHART_FAULT' });
    expect((await incident(run)).detail['count']).toBe(2);
    await run.send('cake.cut', { parts: 5 });
    const receipt = await retry(run, id, 'click-1');

    const [event] = await run.rows<{ type: string; actor_id: string; payload: JsonObject; seq: number }>(
      'SELECT type, actor_id, payload, seq FROM run_event WHERE run_id = $1 ORDER BY seq DESC LIMIT 1',
    );
    expect(event).toEqual({
      seq: receipt.seq,
      type: 'event.sent',
      actor_id: SENDER.id,
      payload: {
        name: 'cake.split',
        payload: {},
        by: SENDER.id,
        retried: { incidentId: id, by: run.team.leadId, kind: 'person', note: 'mended', attempt: 'click-1' },
      },
    });
    expect(await incident(run)).toMatchObject({
      resolution: 'retried',
      resolved_by: run.team.leadId,
      note: 'mended',
    });
    expect(await run.execute(SPLIT)).toMatchObject({ seq: receipt.seq, repeated: true });
    await expect(retry(run, id, 'click-2')).rejects.toMatchObject({ code: 'INCIDENT_CLOSED' });
    await run.requireFaithful();
  });

  it('is resolved with a note, and what it kept is given up for good', async () => {
    const run = await faulty();
    const { id } = await incident(run);
    const actor = person(run.team.leadId);
    const resolving = { type: 'resolveIncident', incidentId: id, note: 'a slip', actor } as const;
    await expect(run.execute({ ...resolving, note: '' })).rejects.toMatchObject({ code: 'FIELD_REQUIRED' });
    const first = await run.execute({ ...resolving, idempotencyKey: 'click' });

    expect(await run.execute({ ...resolving, idempotencyKey: 'click' })).toEqual({
      ...first,
      repeated: true,
    });
    await expect(run.execute(resolving)).rejects.toMatchObject({ code: 'INCIDENT_CLOSED' });
    await expect(retry(run, id)).rejects.toMatchObject({ code: 'INCIDENT_CLOSED' });
    expect(await incident(run)).toMatchObject({ resolution: 'resolved', note: 'a slip' });
    const [event] = await run.rows<{ payload: JsonObject }>(
      `SELECT payload FROM run_event WHERE run_id = $1 AND type = 'incident.resolved'`,
    );
    expect(event?.payload).toMatchObject({ incidentId: id, note: 'a slip', givenUp: 'sendEvent' });
    await run.requireFaithful();
  });

  it('of every kind of fault is bounded: a flood of faulty commands opens twenty', async () => {
    const run = await waiting();
    for (let sender = 0; sender < 22; sender += 1) {
      const actor = { kind: 'service', id: `feed-${sender}` } as const;
      await expect(run.execute({ ...SPLIT, actor })).rejects.toMatchObject({ code: 'CHART_FAULT' });
    }

    expect(await incidents(run)).toHaveLength(20);
    await run.requireFaithful();
  });

  it('is gone with the run', async () => {
    const run = await faulty();
    await run.execute({ type: 'cancelRun', reason: 'over' });

    expect(await incident(run)).toMatchObject({ resolution: 'gone' });
    await run.requireFaithful();
  });

  it('about an answer goes with the call when it is resolved, and the run is a zombie then', async () => {
    const run = await RunDriver.start(host, oneCall({ count: '10 / size(event.output.word)' }));
    const [call] = await run.rows<{ id: string }>('SELECT id FROM service_call WHERE run_id = $1');
    const answer = { type: 'answerService', callId: call?.id ?? '', output: { word: '' } } as const;
    await expect(run.execute(answer)).rejects.toMatchObject({ code: 'CHART_FAULT' });
    expect(await incidents(run)).toMatchObject([{ cause: 'CHART_FAULT', resolution: null }]);
    await run.requireFaithful();
    await run.execute({ type: 'resolveIncident', incidentId: (await incident(run)).id, note: 'no use' });

    expect(await incidents(run)).toMatchObject([
      { cause: 'CHART_FAULT', resolution: 'resolved' },
      { cause: 'ZOMBIE', resolution: null },
    ]);
    await run.requireFaithful();
  });

  it('about a timer sets it aside until the retry, which fires it at once', async () => {
    const run = await RunDriver.start(host, faultyTimer());
    host.clock.advance(DAY);
    await host.runner.fireDueTimers();
    const { id, cause, detail } = await incident(run);
    expect({ cause, detail }).toMatchObject({
      cause: 'TIMER_FAILED',
      detail: { code: 'CHART_FAULT', count: 1 },
    });
    // The incident says why nothing happens: there is no other about the run itself.
    expect(await incidents(run)).toHaveLength(1);
    await run.requireFaithful();

    await expect(retry(run, id)).rejects.toMatchObject({ code: 'CHART_FAULT' });
    expect((await incident(run)).detail).toMatchObject({ count: 2 });
    await run.send('cake.cut', { parts: 2 });
    await retry(run, id);

    expect((await run.run()).status).toBe('completed');
    expect(await run.timers()).toEqual([]);
    expect((await run.events()).at(-1)).toBe('timer.fired');
    expect(await incident(run)).toMatchObject({ resolution: 'retried' });
    await run.requireFaithful();
  });

  it('about a timer is gone when its state is left', async () => {
    const run = await RunDriver.start(host, faultyTimer());
    host.clock.advance(DAY);
    await host.runner.fireDueTimers();
    await run.send('day.ended');

    expect(await incident(run)).toMatchObject({ resolution: 'gone' });
    await run.requireFaithful();
  });

  it('about a run that stands still stands while it does', async () => {
    const run = await RunDriver.start(host, stuck());
    const { id, cause } = await incident(run);
    expect(cause).toBe('ZOMBIE');
    await expect(retry(run, id)).rejects.toMatchObject({ code: 'INCIDENT_STANDS' });
    await run.execute({ type: 'resolveIncident', incidentId: id, note: 'I know' });
    expect(await incidents(run)).toHaveLength(1);
    await run.observe('mood', 1);

    // It still does: the next event says so again.
    expect(await incidents(run)).toMatchObject([
      { resolution: 'resolved' },
      { cause: 'ZOMBIE', resolution: null },
    ]);
    await run.requireFaithful();
  });

  it('about an approval that nobody may decide is over once somebody else may', async () => {
    const run = await RunDriver.start(host, ownApproval(), { counts: { boss: 0 } });
    const { id, cause } = await incident(run);
    expect(cause).toBe('NO_DECIDER');
    await expect(retry(run, id)).rejects.toMatchObject({ code: 'INCIDENT_STANDS' });
    const { id: taskId } = await run.task('allow');
    const [worker] = run.team.holders['worker'] ?? [];
    await run.execute({ type: 'assignTask', taskId, assigneeId: worker ?? null });

    expect(await incident(run)).toMatchObject({ resolution: 'gone' });
  });
});

function incidents(run: RunDriver): Promise<IncidentView[]> {
  return run.rows('SELECT * FROM incident WHERE run_id = $1 ORDER BY opened_at, id');
}

async function incident(run: RunDriver): Promise<IncidentView> {
  const [first] = await incidents(run);
  if (!first) throw new Error('there is no incident');
  return first;
}

function retry(run: RunDriver, incidentId: string, idempotencyKey?: string, note = 'mended') {
  const actor = person(run.team.leadId);
  const attempt = idempotencyKey ?? null;
  return run.execute({
    type: 'retryIncident',
    incidentId,
    note,
    taskId: null,
    attempt,
    actor,
    idempotencyKey,
  });
}
