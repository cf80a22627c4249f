import { Injectable } from '@nestjs/common';
import { Broadcast } from '../../platform/broadcast/broadcast.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DomainError } from '../../platform/domain-error.js';
import { Ids } from '../../platform/ids/ids.js';
import type { IncidentCause } from '../record/incident-record.js';
import { lockRuns } from '../record/read-run.js';
import { runTopic } from '../topics.js';
import { type DueTimer, parkTimer } from './due-timer.js';

const CAUSE: IncidentCause = 'TIMER_FAILED';

/** Sets a timer aside that cannot be fired, and opens an incident that says why. */
@Injectable()
export class TimerIncidents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly broadcast: Broadcast,
  ) {}

  async park(timer: DueTimer, error: unknown): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [run] = await lockRuns(tx, [timer.runId]);
      if (!run) return;
      const now = this.clock.now();
      await parkTimer(tx, timer, now);
      await this.#openIncident(tx, timer, error, now);
      await this.broadcast.publish(tx, runTopic(timer.runId), {
        runId: run.id,
        seq: run.seq,
        type: 'incident',
      });
    });
  }

  async #openIncident(
    tx: Transaction,
    { runId, timer, dueAt }: DueTimer,
    error: unknown,
    now: Date,
  ): Promise<void> {
    const { code, zh, en } = reasonOf(error);
    await tx.query(
      `INSERT INTO incident (run_id, id, cause, message_zh, message_en, detail, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        runId,
        this.ids.next(),
        CAUSE,
        `定时器到期但未能执行：${zh}`,
        `A timer came due but could not fire: ${en}`,
        JSON.stringify({ timer, dueAt, code }),
        now,
      ],
    );
  }
}

/** A refusal says its own reason; what else may go wrong is in the log of the service and not for everybody to read. */
function reasonOf(error: unknown): { code: string; zh: string; en: string } {
  if (!(error instanceof DomainError)) return { code: 'INTERNAL', zh: '内部错误', en: 'an internal error' };
  const [problem] = error.detail.problems ?? [];
  return { code: error.code, zh: problem?.message.zh ?? error.code, en: problem?.message.en ?? error.code };
}
