import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { PipelinedTransaction } from '../../platform/database/statements.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import type { RunChange } from '../change/run-change.js';
import { TIMER } from '../actor.js';
import { timerFaultStep } from '../commands/fault-step.js';
import { CommitBatch, type LockedRuns } from '../inbox/commit-batch.js';
import { lockRuns } from '../record/lock-runs.js';
import type { PlanRequest } from '../run-ledger.js';
import { RunnerMetrics } from '../runner-metrics.js';
import { claimDueTimers, type DueTimer } from './due-timer.js';
import { judgeTimer, type TimerJudgement } from './judge-timer.js';

/** What one pass over the due timers did. */
export interface Pass {
  readonly fired: number;
  /** Others may be due: beyond the limit, or of the same runs. */
  readonly more: boolean;
}

/** A due timer, and what is to become of it. */
interface Judged {
  readonly due: DueTimer;
  readonly judgement: TimerJudgement;
}

/** What one transaction came to. */
interface Fired {
  readonly judged: readonly Judged[];
  readonly records: LockedRuns['records'];
  readonly changes: readonly RunChange[];
  readonly more: boolean;
}

/**
 * Fires timers whose time has come: locks their runs, looks whether each timer is still there, and lets the charts take
 * them, many runs in one transaction. As a timer's row goes away in the transaction that logs the event, it fires once,
 * however many processes try; as locked runs are passed over, processes share the work.
 */
@Injectable()
export class FireTimers {
  private readonly log = new Logger(FireTimers.name);

  constructor(
    private readonly database: Database,
    private readonly batch: CommitBatch,
    private readonly clock: Clock,
    private readonly metrics: RunnerMetrics,
  ) {}

  /**
   * Fires at most `limit` due timers, at most one of a run, in the order they became due. One that fails is parked with
   * an incident, so that it neither spins nor holds up the others. Throws the database's errors that pass by themselves.
   */
  async pass(limit: number): Promise<Pass> {
    try {
      return this.#done(await this.#fire(limit));
    } catch (error) {
      // What passes by itself is tried again later. Anything else would come back each time: one timer is its cause.
      if (error instanceof CodedError && error.retryable) throw error;
      return limit > 1 ? this.#oneByOne(limit) : this.#parkFirst(error);
    }
  }

  async #oneByOne(limit: number): Promise<Pass> {
    let fired = 0;
    for (let tried = 0; tried < limit; tried += 1) {
      const pass = await this.pass(1);
      fired += pass.fired;
      if (!pass.more) return { fired, more: false };
    }
    return { fired, more: true };
  }

  async #fire(limit: number): Promise<Fired> {
    const fired = await this.database.pipelined((tx) => this.#fireIn(tx, limit));
    this.batch.keep(fired.records, fired.changes);
    return fired;
  }

  async #fireIn(tx: PipelinedTransaction, limit: number): Promise<Fired> {
    const claimed = await claimDueTimers(tx, this.clock.now(), limit);
    const first = new Map(claimed.toReversed().map((due) => [due.runId, due]));
    const heads = [...first.values()].map(({ runId: id, head }) => ({ id, head }));
    const locked = await this.batch.recordsOf(tx, [...first.keys()], Promise.resolve(heads));
    const judged = [...first.values()].map((due) => ({
      due,
      judgement: judgeTimer(due, locked.records.get(due.runId), locked.stage),
    }));
    const changes = await this.batch.write(tx, plansOf(judged));
    return {
      judged,
      records: locked.records,
      changes,
      more: claimed.length === limit || claimed.length > judged.length,
    };
  }

  #done({ judged, more }: Fired): Pass {
    const now = this.clock.now().getTime();
    for (const { due, judgement } of judged) {
      if (judgement.kind === 'fired') this.metrics.countTimer(now - due.dueAt.getTime());
      if (judgement.kind !== 'parked') continue;
      this.metrics.countParked();
      this.log.error(`Timer ${due.timer} of run ${due.runId} failed and is parked`, judgement.error);
    }
    return { fired: judged.filter(({ judgement }) => judgement.kind === 'fired').length, more };
  }

  /** What the longest overdue timer comes to cannot be written: it is set aside without asking the chart. */
  async #parkFirst(error: unknown): Promise<Pass> {
    const parked = await this.database.pipelined(async (tx) => {
      const [due] = await claimDueTimers(tx, this.clock.now(), 1);
      if (due === undefined) return null;
      const { records, stage } = await this.batch.recordsOf(tx, [due.runId], lockRuns(tx, [due.runId]));
      const run = records.get(due.runId);
      if (run === undefined) return null;
      const setting = stage.setting(run, TIMER);
      const step = timerFaultStep(setting, due.timer, error);
      if (step === null) return null;
      const changes = await this.batch.write(tx, [{ setting, step }]);
      return {
        judged: [{ due, judgement: { kind: 'parked', plan: { setting, step }, error } as const }],
        records,
        changes,
      };
    });
    if (parked === null) return { fired: 0, more: false };
    this.batch.keep(parked.records, parked.changes);
    return this.#done({ ...parked, more: true });
  }
}

function plansOf(judged: readonly Judged[]): PlanRequest[] {
  return judged.flatMap(({ judgement }) => (judgement.kind === 'gone' ? [] : [judgement.plan]));
}
