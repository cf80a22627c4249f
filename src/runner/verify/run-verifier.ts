import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../platform/database/database.js';
import { NotFoundError } from '../../platform/domain-error.js';
import { ChartStore } from '../charts/chart-store.js';
import { compareRun, isSilent } from './compare-run.js';
import { LogReplay } from './log-replay.js';
import { type Problem, problem } from './problem.js';
import { readLog } from './read-log.js';
import { readStoredRun, type StoredRun } from './stored-run.js';
import { ToldRun } from './told-run.js';

/** Whether a run is what its log says. */
export interface Verification {
  readonly runId: string;
  /** How many entries of its log were looked at. */
  readonly events: number;
  /** Empty when all is well. */
  readonly problems: readonly Problem[];
  /** The entry of the log that is wrong; null where it is not the log that is wrong. */
  readonly seq: number | null;
  /** Whether its log was archived and let go of since, so that there was nothing to look at. */
  readonly expired: boolean;
}

/** Replays runs and compares them with what is stored. Changes nothing. */
@Injectable()
export class RunVerifier {
  constructor(
    private readonly database: Database,
    private readonly charts: ChartStore,
  ) {}

  /**
   * Takes the run's log through its chart again and compares every entry and its hash, the snapshot, the active states and
   * since when, tasks and who has them, decisions, calls, children, locks, observations, pending timers and incidents, in
   * the archive as well. Throws NotFoundError.
   */
  async replayRun(runId: string): Promise<Verification> {
    return this.database.transaction(async (tx) => {
      // One view of the run, whatever happens to it meanwhile.
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const run = await readStoredRun(tx, runId);
      if (!run) throw new NotFoundError('Run', ['runId']);
      if (run.expired) return { runId, events: 0, problems: [], seq: null, expired: true };
      return { runId, expired: false, ...(await this.#replay(tx, runId, run)) };
    });
  }

  async #replay(
    tx: Transaction,
    runId: string,
    run: StoredRun,
  ): Promise<Pick<Verification, 'events' | 'problems' | 'seq'>> {
    const chart = await this.charts.get(tx, run.playbookVersionId);
    const log = new LogReplay(runId, chart);
    const told = new ToldRun();
    let lastType = '';
    for await (const entry of readLog(tx, runId)) {
      const found = log.take(entry);
      const seq = log.seq + 1;
      if (found !== null) return { events: log.seq, problems: [found], seq };
      told.note(entry);
      lastType = entry.type;
    }
    const { state, seq: events } = log;
    if (state === null) return { events, problems: [problem('LOG_EMPTY')], seq: 1 };
    const differences = compareRun(run, log, state, told);
    const silent = differences.length === 0 && isSilent(chart, run, state, lastType);
    return { events, problems: silent ? [problem('SILENT')] : differences, seq: null };
  }
}
