import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { ManualClock } from '../../src/platform/clock/manual-clock.js';
import type { ServicesConfig } from '../../src/platform/config/config.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import type { JsonObject, JsonValue } from '../../src/engine/json.js';
import { ChartStore } from '../../src/runner/charts/chart-store.js';
import { CallAnswers, type CallName } from '../../src/runner/outbox/call-answers.js';
import type { CallFailure } from '../../src/runner/outbox/call-failure.js';
import type { CallJob } from '../../src/runner/outbox/call-job.js';
import { CallMetrics } from '../../src/runner/outbox/call-metrics.js';
import { Chance } from '../../src/runner/outbox/chance.js';
import { SystemNameService } from '../../src/runner/outbox/http/checked-lookup.js';
import { ServiceCaller } from '../../src/runner/outbox/http/service-caller.js';
import { MakeCall } from '../../src/runner/outbox/make-call.js';
import { NO_CALLS } from '../../src/runner/outbox/outbox.settings.js';
import { RealSleeper } from '../../src/runner/timers/sleeper.js';
import type { Database } from '../../src/platform/database/database.js';
import type { Statements } from '../../src/platform/database/statements.js';
import { publishPlaybook } from './builders/playbook-version.builder.js';
import { buildStoredRun } from './builders/stored-run.builder.js';
import { text, tinyPlaybook, working, end } from './builders/tiny-playbook.js';
import { type LocalService, startLocalService } from './local-service.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** Closes calls as the runner does, and remembers what it was told. */
export class RecordedAnswers extends CallAnswers {
  readonly told: (JsonValue | string)[] = [];
  /** Thrown instead of taking an answer, once each. */
  readonly troubles: Error[] = [];

  constructor(private readonly database: Database) {
    super();
  }

  override answer(call: CallName, output: JsonValue): Promise<void> {
    return this.#close(call, 'answered', output);
  }

  override fail(call: CallName, { code }: CallFailure): Promise<void> {
    return this.#close(call, 'failed', code);
  }

  async #close({ runId, callId }: CallName, status: string, told: JsonValue): Promise<void> {
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
    const closed = await this.database.query<object>(
      `UPDATE service_call SET status = $3 WHERE run_id = $1 AND id = $2 AND status = 'pending' RETURNING id`,
      [runId, callId, status],
    );
    if (closed.length > 0) this.told.push(told);
  }
}

/** A chance that is always the same. */
class FixedChance extends Chance {
  override next(): number {
    return 0.5;
  }
}

export interface QueuedJob {
  readonly key: string | null;
  readonly run_at: Date;
  readonly attempts: number;
  readonly locked_by: string | null;
}

/** A run that may call one local service (`erp`: four attempts, after 2 s, 6 s, 18 s), and what makes its calls. */
export interface OutboxWorld extends TestDatabase {
  readonly runId: string;
  readonly clock: ManualClock;
  readonly service: LocalService;
  readonly answers: RecordedAnswers;
  readonly calls: MakeCall;
  /** Writes a pending call's row; gives the job that makes it. */
  request(more?: JsonObject, tx?: Statements): Promise<CallJob>;
  call(job: CallJob): Promise<{ status: string; attempts: number; last_error: string | null }>;
  jobs(): Promise<QueuedJob[]>;
}

export async function createOutboxWorld(
  services: Partial<ServicesConfig> = {},
  definition: JsonObject = {},
): Promise<OutboxWorld> {
  Logger.overrideLogger(false);
  const test = await createTestDatabase();
  const { database } = test;
  const service = await startLocalService();
  const runId = await buildStoredRun(database, { id: randomUUID(), finishedAt: null });
  await database.query('UPDATE run SET playbook_version_id = $2 WHERE id = $1', [
    runId,
    (await publishPlaybook(database, callingPlaybook(service.url, definition))).versionId,
  ]);
  const clock = new ManualClock('2026-03-02T01:00:00Z');
  const answers = new RecordedAnswers(database);
  const settings = {
    worksOn: null,
    services: {
      ...NO_CALLS.services,
      hosts: ['127.0.0.1'],
      privateAddresses: true,
      callsPerHost: 5,
      ...services,
    },
  };
  const caller = new ServiceCaller(new SystemNameService(), new RealSleeper(), settings);
  const metrics = new CallMetrics(new Metrics(), database);
  const calls = new MakeCall(
    ...([database, new ChartStore(), caller, answers, clock, new FixedChance(), metrics, settings] as const),
  );
  return {
    ...test,
    runId,
    clock,
    service,
    answers,
    calls,
    request: async (more = {}, tx = database) => {
      const callId = randomUUID();
      const request = {
        method: 'POST',
        url: `${service.url}/orders`,
        headers: {},
        body: { count: 2 },
        ...more,
      };
      await tx.query(
        `INSERT INTO service_call (run_id, id, service_key, state, status, request, requested_at, requested_seq)
         VALUES ($1, $2, 'erp', 'ordering', 'pending', $3, now(), 1)`,
        [runId, callId, JSON.stringify(request)],
      );
      return { runId, callId, host: '127.0.0.1' };
    },
    call: async ({ callId }) => {
      const [row] = await database.query<{ status: string; attempts: number; last_error: string | null }>(
        'SELECT status, attempts, last_error FROM service_call WHERE id = $1',
        [callId],
      );
      if (!row) throw new Error('There is no such call.');
      return row;
    },
    jobs: () =>
      database.query(
        'SELECT key, run_at, attempts::integer, locked_by FROM setpiece_jobs._private_jobs ORDER BY id',
      ),
  };
}

function callingPlaybook(url: string, definition: JsonObject): JsonObject {
  const erp = {
    title: text('ERP'),
    url: `${url}/orders`,
    attempts: 4,
    backoff: { first: 'PT2S', factor: 3, most: 'PT1M' },
    ...definition,
  };
  return tinyPlaybook({
    machine: { initial: 'working', states: { working: working('work', 'end'), end: end() } },
    more: { services: { erp } },
  });
}
