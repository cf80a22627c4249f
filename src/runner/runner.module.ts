import { type DynamicModule, Global, Module, type Provider, type Type } from '@nestjs/common';
import { ChartStore } from './charts/chart-store.js';
import { LoadBoard } from './change/loads.js';
import { ExecuteCommand } from './execute-command.js';
import { HandOver } from './hand-over.js';
import { RunHistory } from './history/run-history.js';
import { CommitBatch } from './inbox/commit-batch.js';
import { Deadlines } from './inbox/deadlines.js';
import { Inbox } from './inbox/inbox.js';
import { RunCache } from './record/run-cache.js';
import { outboxProviders } from './outbox/outbox-providers.js';
import { NO_CALLS, type OutboxSettings } from './outbox/outbox.settings.js';
import { RunLedger } from './run-ledger.js';
import { Runner } from './runner.js';
import { DEFAULT_RUNNER_SETTINGS, RUNNER_SETTINGS, type RunnerSettings } from './runner.settings.js';
import { RunnerMetrics } from './runner-metrics.js';
import { StaffDirectory } from './staff-directory.js';
import { StartRun } from './start-run.js';
import { FireTimers } from './timers/fire-timers.js';
import { RealSleeper, Sleeper } from './timers/sleeper.js';
import { TimerPoller } from './timers/timer-poller.js';
import { DeliverMail } from './together/deliver-mail.js';
import { GrantLocks } from './together/grant-locks.js';
import { MailPoller } from './together/mail-poller.js';
import { StartChild } from './together/start-child.js';
import { RunVerifier } from './verify/run-verifier.js';

/** What the composition root says of the runner. */
export interface RunnerModuleOptions {
  readonly settings: Partial<RunnerSettings> & Pick<RunnerSettings, 'firesTimers'>;
  /** The module that exports the staff directory, and the class it exports. */
  readonly staff: { readonly module: Type; readonly directory: Type<StaffDirectory> };
  /** Left out: services are called by other processes only. */
  readonly outbox?: OutboxSettings;
}

const parts: Provider[] = [
  ChartStore,
  CommitBatch,
  Deadlines,
  DeliverMail,
  ExecuteCommand,
  FireTimers,
  GrantLocks,
  HandOver,
  Inbox,
  LoadBoard,
  MailPoller,
  RunCache,
  RunLedger,
  Runner,
  RunnerMetrics,
  RunHistory,
  RunVerifier,
  StartChild,
  StartRun,
  TimerPoller,
  { provide: Sleeper, useClass: RealSleeper },
];

/**
 * The durable host, for every feature. Needs `Database`, `Clock`, `Ids`, `Broadcast`, `Idempotency` and `Metrics` to be
 * provided globally.
 */
@Global()
@Module({})
export class RunnerModule {
  static with({ settings, staff, outbox = NO_CALLS }: RunnerModuleOptions): DynamicModule {
    return {
      module: RunnerModule,
      imports: [staff.module],
      providers: [
        ...parts,
        ...outboxProviders(outbox),
        { provide: StaffDirectory, useExisting: staff.directory },
        { provide: RUNNER_SETTINGS, useValue: { ...DEFAULT_RUNNER_SETTINGS, ...settings } },
      ],
      exports: [Runner, ChartStore, CommitBatch, RunHistory, RunVerifier],
    };
  }
}
