import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../../engine/json.js';
import type { RunState } from '../../engine/run/run-state.js';
import { readSnapshot } from '../../engine/run/stored-snapshot.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DomainError, NotFoundError } from '../../platform/domain-error.js';
import { ChartStore } from '../charts/chart-store.js';
import { ExpectedRows, type ToldTask } from '../verify/expected-rows.js';
import { LogReplay } from '../verify/log-replay.js';
import { readLog } from '../verify/read-log.js';

/** A task that was open then. */
export interface PastTask {
  readonly id: string;
  readonly invocation: string;
  /** Its key in the playbook. */
  readonly task: string;
  readonly kind: string;
  /** Path of the state that opened it. */
  readonly state: string;
  readonly openedSeq: number;
  /** ISO 8601. */
  readonly dueAt: string | null;
  /** What its state handed to it. */
  readonly input: JsonObject;
}

export interface PastTimer {
  readonly timer: string;
  /** ISO 8601. */
  readonly dueAt: string;
}

/** A run as it was right after an entry of its log. */
export interface PastRun {
  readonly runId: string;
  readonly seq: number;
  /** When the entry was logged. */
  readonly at: Date;
  readonly state: RunState;
  /** Those that were open, in the order in which they were opened. */
  readonly openTasks: readonly PastTask[];
  /** Those that were pending, by due date. */
  readonly timers: readonly PastTimer[];
}

/** What runs were like in the past: their logs, archived ones too, taken through their charts again. Changes nothing. */
@Injectable()
export class RunHistory {
  constructor(
    private readonly database: Database,
    private readonly charts: ChartStore,
  ) {}

  /**
   * The run as it was after the entry of that number; the log is read up to it, in pages. Throws NotFoundError, and
   * SEQ_OUT_OF_RANGE (`least`, `most`) where the log has no such entry, or has been let go of after its archiving.
   */
  async stateAt(runId: string, seq: number): Promise<PastRun> {
    return this.database.transaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const [run] = await tx.query<{ version: string; seq: number }>(
        'SELECT playbook_version_id AS version, seq FROM run WHERE id = $1',
        [runId],
      );
      if (run === undefined) throw new NotFoundError('Run', ['runId']);
      if (!Number.isInteger(seq) || seq < 1 || seq > run.seq) throw outOfRange(run.seq);
      return this.#replay(tx, runId, seq, run.version);
    });
  }

  async #replay(tx: Transaction, runId: string, seq: number, versionId: string): Promise<PastRun> {
    const log = new LogReplay(runId, await this.charts.get(tx, versionId));
    const rows = new ExpectedRows();
    let at: Date | null = null;
    for await (const entry of readLog(tx, runId, seq)) {
      const problem = log.take(entry);
      if (problem !== null) throw new Error(`Run ${runId} is not as its log says: ${problem.message.en}`);
      rows.note(entry);
      at = entry.at;
    }
    const { state } = log;
    if (state === null || at === null) throw outOfRange(0);
    const openTasks = await withIds(tx, runId, rows.openTasks);
    const timers = [...readSnapshot(state.snapshot).timers].map(([timer, dueAt]) => ({ timer, dueAt }));
    timers.sort((a, b) => a.dueAt.localeCompare(b.dueAt) || a.timer.localeCompare(b.timer));
    return { runId, seq, at, state, openTasks, timers };
  }
}

function outOfRange(most: number): DomainError {
  return new DomainError('SEQ_OUT_OF_RANGE', { least: Math.min(1, most), most }, ['seq']);
}

/** An entry opens at most one task of an invocation. */
async function withIds(tx: Transaction, runId: string, told: readonly ToldTask[]): Promise<PastTask[]> {
  const rows = await tx.query<{ id: string; invocation: string; openedSeq: number }>(
    'SELECT id, invocation, opened_seq AS "openedSeq" FROM all_task WHERE run_id = $1 AND opened_seq = ANY ($2::int[])',
    [runId, told.map(({ openedSeq }) => openedSeq)],
  );
  const ids = new Map(rows.map(({ id, invocation, openedSeq }) => [`${openedSeq} ${invocation}`, id]));
  return told.flatMap(({ invocation, task, kind, state, openedSeq, dueAt, input }) => {
    const id = ids.get(`${openedSeq} ${invocation}`);
    return id === undefined ? [] : [{ id, invocation, task, kind, state, openedSeq, dueAt, input }];
  });
}
