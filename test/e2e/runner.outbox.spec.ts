import type { JsonObject } from '../../src/engine/json.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { ChartStore } from '../../src/runner/charts/chart-store.js';
import { type CallJob, readCallJob } from '../../src/runner/outbox/call-job.js';
import { CallMetrics } from '../../src/runner/outbox/call-metrics.js';
import { RealChance } from '../../src/runner/outbox/chance.js';
import { SystemNameService } from '../../src/runner/outbox/http/checked-lookup.js';
import { ServiceCaller } from '../../src/runner/outbox/http/service-caller.js';
import { MakeCall } from '../../src/runner/outbox/make-call.js';
import { NO_CALLS } from '../../src/runner/outbox/outbox.settings.js';
import { RunnerCallAnswers } from '../../src/runner/outbox/runner-call-answers.js';
import { RealSleeper } from '../../src/runner/timers/sleeper.js';
import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { json, type LocalService, startLocalService } from '../support/local-service.js';
import { RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const SECRETS = new Map([['ERP_TOKEN', 'Bearer swordfish']]);
const NEVER = new AbortController().signal;

describe('A run that calls a service', () => {
  let host: RunnerHost;
  let service: LocalService;
  let calls: MakeCall;

  beforeAll(async () => {
    host = await createRunnerHost();
    service = await startLocalService();
    const settings = {
      worksOn: null,
      services: { ...NO_CALLS.services, hosts: ['127.0.0.1'], privateAddresses: true, secrets: SECRETS },
    };
    const sleeper = new RealSleeper();
    calls = new MakeCall(
      host.database,
      new ChartStore(),
      new ServiceCaller(new SystemNameService(), sleeper, settings),
      new RunnerCallAnswers(host.runner, sleeper),
      host.clock,
      new RealChance(),
      new CallMetrics(new Metrics(), host.database),
      settings,
    );
  });

  beforeEach(async () => {
    service.received.length = 0;
    await host.database.query('DELETE FROM setpiece_jobs._private_jobs');
  });

  /** `work`, then the order, then the end; `stuck` where it fails. */
  const ordering = (attempts = 3): JsonObject =>
    tinyPlaybook({
      tasks: { work: {}, mend: {} },
      machine: {
        initial: 'working',
        states: {
          working: working('work', 'ordering'),
          ordering: {
            ...titled('ordering'),
            invoke: {
              src: 'service',
              id: 'order',
              input: { service: 'erp' },
              onDone: 'end',
              onError: 'stuck',
            },
          },
          stuck: working('mend', 'end'),
          end: end(),
        },
      },
      more: {
        services: {
          erp: {
            title: text('ERP'),
            url: `${service.url}/orders`,
            body: { count: 2 },
            headers: { Authorization: { secret: 'ERP_TOKEN' } },
            attempts,
          },
        },
      },
    });
  const queued = async (): Promise<CallJob[]> => {
    const rows = await host.database.query<{ payload: unknown }>(
      'SELECT payload FROM setpiece_jobs._private_jobs',
    );
    return rows.map(({ payload }) => readCallJob(payload));
  };
  const theJob = async (): Promise<CallJob> => {
    const [job] = await queued();
    if (!job) throw new Error('No call is queued.');
    return job;
  };

  it('queues the call with the event that asks for it, and goes on with the answer, once', async () => {
    service.behave = json({ order: '7' });
    const run = await RunDriver.start(host, ordering());
    expect(await queued()).toEqual([]);
    await run.complete('work');

    const job = await theJob();
    await calls.make(job, NEVER);
    await calls.make(job, NEVER);

    expect((await run.run()).status).toBe('completed');
    expect(service.received).toHaveLength(1);
    expect(service.received[0]).toMatchObject({
      body: '{"count":2}',
      headers: {
        'idempotency-key': job.callId,
        'setpiece-run': run.runId,
        authorization: 'Bearer swordfish',
      },
    });
    const stored = await run.rows(
      `SELECT effects::text AS text FROM run_event WHERE run_id = $1
       UNION ALL SELECT request::text FROM service_call WHERE run_id = $1`,
    );
    expect(JSON.stringify(stored)).toContain('ERP_TOKEN');
    expect(JSON.stringify(stored)).not.toContain('swordfish');
    expect(await run.problems()).toEqual([]);
  });

  it('goes where the chart says when the service fails for good', async () => {
    service.behave = json({}, 422);
    const run = await RunDriver.start(host, ordering());
    await run.complete('work');

    await calls.make(await theJob(), NEVER);

    expect((await run.run()).states).toEqual(['stuck']);
    expect(await run.problems()).toEqual([]);
  });

  it('drops an answer that comes after somebody else gave one', async () => {
    const run = await RunDriver.start(host, ordering());
    await run.complete('work');
    const job = await theJob();
    const answers = new RunnerCallAnswers(host.runner, new RealSleeper());
    service.behave = (request, response) => {
      void answers
        .answer({ ...job, service: 'erp' }, { order: 'first' })
        .then(() => json({ order: 'second' })(request, response));
    };

    await calls.make(job, NEVER);

    const logged = await run.rows(
      `SELECT payload FROM run_event WHERE run_id = $1 AND type = 'service.answered'`,
    );
    expect(logged).toMatchObject([{ payload: { output: { order: 'first' } } }]);
    expect(await run.problems()).toEqual([]);
  });
});
