import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { run, type Runner as JobRunner } from 'graphile-worker';
import { JOB_SCHEMA } from '../../platform/database/migrations/job-queue.js';
import { Sleeper } from '../timers/sleeper.js';
import { CALL_TASK, flagOf, readCallJob } from './call-job.js';
import { createJobLog } from './job-log.js';
import { createJobPool } from './job-pool.js';
import { LostCalls } from './lost-calls.js';
import { MakeCall } from './make-call.js';
import { OUTBOX_SETTINGS, type OutboxSettings } from './outbox.settings.js';

/** Jobs that become due without a message (attempts to be repeated) wait no longer than this. */
const POLL_MS = 2_000;
/** How long calls under way may take to end when the process stops, before they are broken off. */
const STOP_MS = 5_000;
const PAUSE_MS = 5_000;
/** How often it looks for calls that were lost. */
const ROUND_MS = 30_000;
/** What a job may take besides its attempt: above all, until the run has taken the answer. */
const GRACE_MS = 60_000;

/**
 * Makes calls while the application runs, if this process is one that does. Any number of processes may do this side by
 * side. When the database is away it begins again as soon as it is back.
 */
@Injectable()
export class CallWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(CallWorker.name);
  readonly #stopping = new AbortController();
  #working: Promise<void> = Promise.resolve();

  constructor(
    private readonly calls: MakeCall,
    private readonly lost: LostCalls,
    private readonly sleeper: Sleeper,
    @Inject(OUTBOX_SETTINGS) private readonly settings: OutboxSettings,
  ) {}

  onApplicationBootstrap(): void {
    const { worksOn } = this.settings;
    if (worksOn === null) return;
    this.#working = Promise.all([this.#work(worksOn), this.#lookForLost()]).then(() => undefined);
  }

  /** Returns when the calls under way have ended, or were broken off. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stopping.abort();
    await this.#working;
  }

  /** graphile-worker gives up when its database is away for too long; this does not. */
  async #work(url: string): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#workUntilBroken(url).catch((error: unknown) =>
        this.log.warn('Calls cannot be made at the moment', error),
      );
      await this.sleeper.sleep(PAUSE_MS, this.#stopping.signal);
    }
  }

  async #workUntilBroken(url: string): Promise<void> {
    const pool = createJobPool(url, this.settings.services.concurrency);
    try {
      const runner = await run({
        pgPool: pool,
        schema: JOB_SCHEMA,
        concurrency: this.settings.services.concurrency,
        pollInterval: POLL_MS,
        gracefulShutdownAbortTimeout: STOP_MS,
        // Without a delay it does not wait, when it stops, until finished jobs are gone, nor for what goes wrong with that.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        // A pooler in transaction mode does not keep them.
        noPreparedStatements: true,
        noHandleSignals: true,
        logger: createJobLog(),
        forbiddenFlags: () => this.calls.busyHosts().map(flagOf),
        taskList: {
          [CALL_TASK]: (payload, { abortSignal }) =>
            this.calls.make(readCallJob(payload), abortSignal ?? new AbortController().signal),
        },
        parsedCronItems: [],
      });
      await this.#stopWith(runner);
    } finally {
      await pool.end();
    }
  }

  /** Returns when the worker has stopped, because it was told to or by itself; throws what made it stop by itself. */
  async #stopWith(runner: JobRunner): Promise<void> {
    const { signal } = this.#stopping;
    const told = new Promise<'told'>((resolve) => {
      if (signal.aborted) resolve('told');
      signal.addEventListener('abort', () => resolve('told'), { once: true });
    });
    if ((await Promise.race([told, runner.promise])) === 'told') await runner.stop();
  }

  async #lookForLost(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#recover().catch((error: unknown) =>
        this.log.warn('Lost calls cannot be looked for at the moment', error),
      );
      await this.sleeper.sleep(ROUND_MS, this.#stopping.signal);
    }
  }

  async #recover(): Promise<void> {
    const freed = await this.lost.free(this.settings.services.timeoutMs + GRACE_MS);
    const requeued = await this.lost.requeue();
    if (freed + requeued > 0) this.log.warn(`Took up ${freed + requeued} calls that had been lost`);
  }
}
