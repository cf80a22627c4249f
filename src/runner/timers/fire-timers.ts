import { Injectable, Logger } from '@nestjs/common';
import { decide } from '../../engine/run/decide.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DatabaseUnavailableError } from '../../platform/database/database.errors.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { withLogFields } from '../../platform/logging/log-context.js';
import { TIMER } from '../actor.js';
import { accepted } from '../commands/refuse.js';
import { step, type Setting, type Step } from '../commands/step.js';
import { lockRuns, readRuns } from '../record/read-run.js';
import type { TimerRecord } from '../record/run-record.js';
import { RunLedger } from '../run-ledger.js';
import { RunnerMetrics } from '../runner-metrics.js';
import { type DueTimer, readDueTimers } from './due-timer.js';
import { TimerIncidents } from './timer-incidents.js';

/**
 * What became of a due timer. `gone`: it was cleared, or another process fired it. `delayed`: the database could not do
 * it just now.
 */
type Outcome = 'fired' | 'gone' | 'parked' | 'delayed';

/** What one pass over the due timers did. */
export interface Pass {
  readonly fired: number;
  /** Some are still due that could not be fired just now. */
  readonly delayed: boolean;
  /** More than the limit may be due. */
  readonly more: boolean;
}

/**
 * Fires timers whose time has come, each in a transaction of its own: lock the run, look whether the timer is still
 * there, let the chart take it. As the timer's row goes away in the transaction that logs the event, it fires once,
 * however many processes try. The run is locked before its timer is read: the same order as for any other command.
 */
@Injectable()
export class FireTimers {
  private readonly log = new Logger(FireTimers.name);

  constructor(
    private readonly database: Database,
    private readonly ledger: RunLedger,
    private readonly incidents: TimerIncidents,
    private readonly clock: Clock,
    private readonly metrics: RunnerMetrics,
  ) {}

  /**
   * Fires at most `limit` due timers in the order they became due. One that fails is parked with an incident, so that
   * it neither spins nor holds up the others. Throws DatabaseUnavailableError.
   */
  async pass(limit: number): Promise<Pass> {
    const due = await readDueTimers(this.database, this.clock.now(), limit);
    const outcomes: Outcome[] = [];
    for (const timer of due)
      outcomes.push(await withLogFields({ runId: timer.runId }, () => this.#deal(timer)));
    return {
      fired: outcomes.filter((outcome) => outcome === 'fired').length,
      delayed: outcomes.includes('delayed'),
      more: due.length === limit,
    };
  }

  async #deal(timer: DueTimer): Promise<Outcome> {
    try {
      const outcome = await this.database.transaction((tx) => this.#fire(tx, timer));
      if (outcome === 'fired') this.metrics.countTimer(this.clock.now().getTime() - timer.dueAt.getTime());
      return outcome;
    } catch (error) {
      if (error instanceof DatabaseUnavailableError) throw error;
      // The database's other troubles (a timeout, a conflict) pass; anything else would come back each time.
      if (error instanceof CodedError && error.retryable) return 'delayed';
      this.log.error(`Timer ${timer.timer} of run ${timer.runId} failed and is parked`, error);
      await this.incidents.park(timer, error);
      this.metrics.countParked();
      return 'parked';
    }
  }

  async #fire(tx: Transaction, { runId, timer }: DueTimer): Promise<Outcome> {
    const [read] = await readRuns(tx, await lockRuns(tx, [runId]));
    const pending = read?.run.timers.find((candidate) => candidate.timer === timer);
    if (!read || !pending || pending.parked) return 'gone';
    const setting = await this.ledger.settingOf(tx, read.run, TIMER);
    if (Date.parse(pending.dueAt) > Date.parse(setting.now)) return 'gone';
    const change = await this.ledger.plan(tx, setting, fire(setting, pending));
    await this.ledger.write(tx, [change]);
    return 'fired';
  }
}

function fire({ run, chart, now }: Setting, { timer, state }: TimerRecord): Step {
  const decision = accepted(decide(chart, run.state, { type: 'timer.fired', timer }, now), { timer });
  return step({ type: 'timer.fired', payload: { timer, state }, decision, firedTimer: timer });
}
