import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../platform/database/database.js';
import { NotFoundError } from '../../platform/domain-error.js';
import { ChartStore } from '../charts/chart-store.js';
import { compareRun } from './compare-run.js';
import type { StoredEvent } from './logged-event.js';
import { replayLog } from './replay-log.js';
import { readStoredRun } from './stored-run.js';

/** Whether a run is what its log says. */
export interface Verification {
  readonly runId: string;
  readonly events: number;
  /** In English, for operators; empty when all is well. */
  readonly problems: readonly string[];
}

/** Replays runs and compares them with what is stored. Changes nothing. */
@Injectable()
export class RunVerifier {
  constructor(
    private readonly database: Database,
    private readonly charts: ChartStore,
  ) {}

  /**
   * Takes the run's log through its chart again and compares every entry, the snapshot, the active states, the live
   * tasks and the pending timers. Throws NotFoundError.
   */
  async replayRun(runId: string): Promise<Verification> {
    return this.database.transaction(async (tx) => {
      // One view of the run, whatever happens to it meanwhile.
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const run = await readStoredRun(tx, runId);
      if (!run) throw new NotFoundError('Run', ['runId']);
      const chart = await this.charts.get(tx, run.playbookVersionId);
      const log = await readLog(tx, runId);
      const { state, problems } = replayLog(chart, log);
      const differences = state === null || problems.length > 0 ? [] : compareRun(run, state, log.length);
      return { runId, events: log.length, problems: [...problems, ...differences] };
    });
  }
}

async function readLog(tx: Transaction, runId: string): Promise<StoredEvent[]> {
  return tx.query<StoredEvent>(
    `SELECT seq, type, moves, payload, at, from_states AS "from", to_states AS "to", effects
     FROM run_event WHERE run_id = $1 ORDER BY seq`,
    [runId],
  );
}
