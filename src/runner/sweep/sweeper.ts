import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import type { Actor } from '../actor.js';
import { CommitBatch } from '../inbox/commit-batch.js';
import { lockFreeRuns } from '../record/lock-runs.js';
import { claimRound, continueRound, finishRound } from '../upkeep/claim-round.js';
import { UPKEEP_SETTINGS, type UpkeepSettings } from '../upkeep/upkeep.settings.js';
import { inspectRuns, readLiveRuns, type Suspicion } from './inspect-runs.js';
import { inspectTogether, withOthers } from './inspect-together.js';
import { judgeSuspicion } from './judge-suspicion.js';
import { SweepMetrics } from './sweep-metrics.js';

const SLICE_RUNS = 300;
/** After so long nobody fires a timer any more, if this process has been there to see it. */
const OVERDUE_MS = 15 * 60_000;

const SYSTEM: Actor = { kind: 'system', id: null };

/** What a pass did. */
export interface SweepReport {
  readonly runs: number;
  /** Incidents opened or closed, of runs. */
  readonly told: number;
}

/** What a slice found. */
interface Slice {
  readonly runs: number;
  readonly suspicions: readonly Suspicion[];
  readonly last: boolean;
}

/**
 * Goes through all live runs and opens incidents for what nothing else would tell of: runs that wait for nothing, timers
 * that nobody fires, rows that do not agree. Closes them when they are over. Each incident is an event in its run's log.
 */
@Injectable()
export class Sweeper {
  private readonly log = new Logger(Sweeper.name);
  readonly #since: number;

  constructor(
    private readonly database: Database,
    private readonly batch: CommitBatch,
    private readonly clock: Clock,
    private readonly metrics: SweepMetrics,
    @Inject(UPKEEP_SETTINGS) private readonly settings: Pick<UpkeepSettings, 'sweepEveryMs'>,
  ) {
    this.#since = clock.now().getTime();
  }

  /** Does what is left of the round that is due, slice by slice, unless other processes do; then reads the gauges. */
  async pass(signal?: AbortSignal): Promise<SweepReport> {
    const total = { runs: 0, told: 0 };
    for (;;) {
      const slice = signal?.aborted ? null : await this.#nextSlice();
      if (slice === null) break;
      total.runs += slice.runs;
      total.told += await this.#tell(slice.suspicions);
      if (slice.last) break;
    }
    await this.metrics.refresh(this.clock.now());
    return total;
  }

  async #nextSlice(): Promise<Slice | null> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const round = await claimRound(tx, 'sweep', now, this.settings.sweepEveryMs);
      if (round === null) return null;
      const runIds = await readLiveRuns(tx, round.cursor, SLICE_RUNS);
      const suspicions =
        runIds.length === 0
          ? []
          : withOthers(
              await inspectRuns(tx, runIds, this.#overdueBefore()),
              await inspectTogether(tx, runIds, this.#overdueBefore()),
            );
      const last = runIds.length < SLICE_RUNS;
      if (last) {
        await finishRound(tx, 'sweep', now);
        this.metrics.observeSweep(now.getTime() - round.begunAt.getTime());
      } else await continueRound(tx, 'sweep', { ...round, cursor: runIds.at(-1) ?? null });
      return { runs: runIds.length, suspicions, last };
    });
  }

  #overdueBefore(): Date | null {
    const now = this.clock.now().getTime();
    return now - this.#since < OVERDUE_MS ? null : new Date(now - OVERDUE_MS);
  }

  /** What cannot be written for one run must not keep the others from being told of. */
  async #tell(suspicions: readonly Suspicion[]): Promise<number> {
    if (suspicions.length === 0) return 0;
    try {
      return await this.#write(suspicions);
    } catch (error) {
      if (error instanceof CodedError && error.retryable) throw error;
      const [only, ...others] = suspicions;
      if (only !== undefined && others.length === 0) {
        this.log.error(
          `Run ${only.runId} is not as it should be, and no incident can be logged of it`,
          error,
        );
        this.metrics.countUnloggable();
        return 0;
      }
      let told = 0;
      for (const suspicion of suspicions) told += await this.#tell([suspicion]);
      return told;
    }
  }

  /** Runs that somebody works on right now are left for the next sweep. */
  async #write(suspicions: readonly Suspicion[]): Promise<number> {
    const runIds = suspicions.map(({ runId }) => runId);
    const { records, changes } = await this.database.pipelined(async (tx) => {
      const locked = await this.batch.recordsOf(tx, runIds, lockFreeRuns(tx, runIds));
      const plans = suspicions.flatMap((suspicion) => {
        const run = locked.records.get(suspicion.runId);
        if (run === undefined) return [];
        const setting = locked.stage.setting(run, SYSTEM);
        const step = judgeSuspicion(setting, suspicion, this.#overdueBefore());
        return step === null ? [] : [{ setting, step }];
      });
      return { records: locked.records, changes: await this.batch.write(tx, plans) };
    });
    this.batch.keep(records, changes);
    return changes.length;
  }
}
