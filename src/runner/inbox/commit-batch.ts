import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { PipelinedTransaction } from '../../platform/database/statements.js';
import { NotFoundError } from '../../platform/domain-error.js';
import type { RunChange } from '../change/run-change.js';
import { lockFreeRuns, type LockedHead, lockRuns } from '../record/lock-runs.js';
import { RunCache } from '../record/run-cache.js';
import { advanceRecord } from '../record/advance-record.js';
import { readGiven } from '../record/read-questions.js';
import { readRuns } from '../record/read-run.js';
import type { RunRecord } from '../record/run-record.js';
import { type PlanRequest, RunLedger, type Stage } from '../run-ledger.js';
import type { CommandEntry, Verdict } from './command-entry.js';
import { judge, type Judgement } from './judge-command.js';
import { readDetails, readLateCalls } from './read-details.js';

/** Records of locked runs, and what they are to be judged on. */
export interface LockedRuns {
  readonly records: ReadonlyMap<string, RunRecord>;
  readonly stage: Stage;
}

/** What a batch came to before it is committed. */
interface Planned {
  readonly verdicts: readonly Verdict[];
  readonly changes: readonly RunChange[];
  readonly records: ReadonlyMap<string, RunRecord>;
}

/**
 * Group commit: takes the commands of many runs, one of each, in one transaction. What one of them is refused for does
 * not touch the others. A command alone costs two round trips where the run's record is kept, and one more where not.
 */
@Injectable()
export class CommitBatch {
  constructor(
    private readonly database: Database,
    private readonly ledger: RunLedger,
    private readonly cache: RunCache,
  ) {}

  /**
   * Verdicts in the order of the entries. `waits` tells whether to wait for runs that are locked; otherwise their
   * commands come back as `locked`. Throws where the database fails: then nothing of any was done, unless the connection
   * broke while it committed.
   */
  async take(entries: readonly CommandEntry[], { waits }: { waits: boolean }): Promise<Verdict[]> {
    const { verdicts, changes, records } = await this.database.pipelined((tx) =>
      this.#plan(tx, entries, waits),
    );
    this.keep(records, changes);
    return [...verdicts];
  }

  /** Keeps what was committed. */
  keep(records: ReadonlyMap<string, RunRecord>, changes: readonly RunChange[]): void {
    for (const change of changes) {
      const before = records.get(change.runId);
      if (before !== undefined) this.cache.put(advanceRecord(before, change));
    }
  }

  async #plan(tx: PipelinedTransaction, entries: readonly CommandEntry[], waits: boolean): Promise<Planned> {
    const runIds = entries.map(({ command }) => command.runId);
    const keyed = entries.flatMap(({ command: { runId }, request }) =>
      request === null ? [] : [{ runId, key: request.key }],
    );
    // All of these are on their way before the first is answered; the server takes them one after the other.
    const locking = waits ? lockRuns(tx, runIds) : lockFreeRuns(tx, runIds);
    const [receipts, locked] = await Promise.all([
      keyed.length === 0 ? [] : readGiven(tx, keyed),
      this.recordsOf(tx, runIds, locking),
    ]);
    const given = new Map(receipts.map((receipt) => [receipt.runId, receipt]));
    const details = await readDetails(tx, entries, locked.records);
    const late = await readLateCalls(tx, entries, locked.records);
    const judged = entries.map((entry): Judgement => {
      const record = locked.records.get(entry.command.runId);
      if (record === undefined) return { verdict: waits ? MISSING : { kind: 'locked' }, plan: null };
      const about = {
        given: given.get(record.id) ?? null,
        detail: details.get(record.id) ?? null,
        lateCall: late.get(record.id) ?? null,
      };
      return judge(entry, record, locked.stage, about);
    });
    const plans = judged.flatMap(({ plan }) => (plan === null ? [] : [plan]));
    const changes = await this.write(tx, plans);
    return { verdicts: judged.map(({ verdict }) => verdict), changes, records: locked.records };
  }

  /** The records of runs as they are locked: those that are kept and still hold, and the others read. */
  async recordsOf(
    tx: PipelinedTransaction,
    runIds: readonly string[],
    locking: Promise<readonly LockedHead[]>,
  ): Promise<LockedRuns> {
    const guesses = runIds.flatMap((id) => this.cache.guess(id) ?? []);
    const staging = this.ledger.stage(tx, guesses);
    // Where something before it fails first, nobody looks at it any more; that must not end the process.
    staging.catch(() => undefined);
    const heads = await locking;
    const kept = heads.flatMap((head) => this.cache.get(head) ?? []);
    const known = new Set(kept.map(({ id }) => id));
    const unknown = heads.filter(({ id }) => !known.has(id)).map(({ id }) => id);
    const read = unknown.length === 0 ? [] : await readRuns(tx, unknown);
    let stage = await staging;
    const offStage = [...kept, ...read].filter((run) => !stage.holds(run));
    if (offStage.length > 0) stage = stage.with(await this.ledger.stage(tx, offStage));
    return { records: new Map([...kept, ...read].map((run) => [run.id, run])), stage };
  }

  /** Sends what the plans come to; it is done when the transaction commits. */
  async write(tx: PipelinedTransaction, plans: readonly PlanRequest[]): Promise<RunChange[]> {
    if (plans.length === 0) return [];
    const changes = await this.ledger.plan(tx, plans);
    await this.ledger.send(tx, changes);
    return changes;
  }
}

const MISSING: Verdict = { kind: 'refused', error: new NotFoundError('Run', ['runId']) };
