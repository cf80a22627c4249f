import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/domain-error.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import { ExecuteCommand } from '../execute-command.js';
import { messageKey, type RunMessage } from './run-message.js';
import { StartChild } from './start-child.js';

const AT_ONCE = 32;
/** How long a message rests that could not be delivered for a reason that may stay. */
const REST_MS = 60_000;

/**
 * Takes messages to their runs, each run's in the order in which they were sent. A message goes away once its run has taken
 * it or refused it for good; its command is logged under the message's own key, so that it is taken once, however often a
 * process dies in between. Any number of processes may deliver at the same time.
 */
@Injectable()
export class DeliverMail {
  private readonly log = new Logger(DeliverMail.name);
  /** Until when messages rest. */
  readonly #resting = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly starting: StartChild,
    private readonly executing: ExecuteCommand,
    private readonly clock: Clock,
  ) {}

  /** Delivers the first message of some runs that have any, and says how many. Throws what may be gone another time. */
  async pass(): Promise<number> {
    const now = this.clock.now().getTime();
    for (const [id, until] of this.#resting) if (until <= now) this.#resting.delete(id);
    return this.database.transaction(async (tx) => {
      const messages = await tx.query<RunMessage>(
        `SELECT run_id AS "runId", id, body FROM run_message AS m
         WHERE NOT EXISTS (SELECT FROM run_message AS e WHERE e.run_id = m.run_id AND e.line < m.line)
           AND id <> ALL ($1::uuid[])
         ORDER BY line LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
        [[...this.#resting.keys()]],
      );
      const done = await Promise.all(messages.map((message) => this.#deliver(message)));
      const delivered = messages.filter((_, index) => done[index] === true);
      if (delivered.length === 0) return 0;
      await tx.query(
        `DELETE FROM run_message USING unnest($1::uuid[], $2::uuid[]) AS x (run_id, id)
         WHERE run_message.run_id = x.run_id AND run_message.id = x.id`,
        [delivered.map(({ runId }) => runId), delivered.map(({ id }) => id)],
      );
      return delivered.length;
    });
  }

  /** Whether the message may go away. */
  async #deliver({ runId, id, body }: RunMessage): Promise<boolean> {
    try {
      if (body.kind === 'start') await this.starting.start(runId, body);
      else {
        const { actor, command } = body;
        await this.executing.execute({ runId, actor, idempotencyKey: messageKey(id), ...command });
      }
      return true;
    } catch (error) {
      // The run has ended, is paused already, … ; of a chart that failed on it, an incident tells, and keeps the command.
      if (error instanceof DomainError) return true;
      this.#rest(id, error);
      return false;
    }
  }

  #rest(id: string, error: unknown): void {
    const passing = error instanceof CodedError && error.retryable;
    this.log.warn(`The message ${id} could not be delivered; trying again`, error);
    this.#resting.set(id, this.clock.now().getTime() + (passing ? 1_000 : REST_MS));
  }
}
