import { Injectable } from '@nestjs/common';
import type { JsonValue } from '../../engine/json.js';
import { Database } from '../../platform/database/database.js';

export interface PauseRow {
  readonly runId: string;
  readonly at: Date;
  readonly reason: string;
}

export interface MailboxRow {
  readonly runId: string;
  /** As the snapshot has it. */
  readonly mailbox: JsonValue;
}

export interface PendingCallRow {
  readonly runId: string;
  readonly service: string;
  readonly state: string;
  readonly requestedAt: Date;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** Reads what runs wait for besides tasks and timers, for many runs in one statement each. */
@Injectable()
export class RunWaitingRepository {
  constructor(private readonly database: Database) {}

  /** The pause that each paused run is in. */
  findPauses(runIds: readonly string[]): Promise<PauseRow[]> {
    return this.database.query(
      `SELECT DISTINCT ON (run.id) run.id AS "runId", event.at, event.payload ->> 'reason' AS reason
       FROM run JOIN run_event AS event ON event.run_id = run.id AND event.type = 'run.paused'
       WHERE run.id = ANY ($1::uuid[]) AND run.status = 'paused'
       ORDER BY run.id, event.seq DESC`,
      [runIds],
    );
  }

  findMailboxes(runIds: readonly string[]): Promise<MailboxRow[]> {
    return this.database.query(
      `SELECT id AS "runId", snapshot -> 'mailbox' AS mailbox FROM run WHERE id = ANY ($1::uuid[])`,
      [runIds],
    );
  }

  /** Those of the longest standing first. */
  findPendingCalls(runIds: readonly string[]): Promise<PendingCallRow[]> {
    return this.database.query(
      `SELECT run_id AS "runId", service_key AS service, state, requested_at AS "requestedAt", attempts,
              last_error AS "lastError"
       FROM service_call WHERE run_id = ANY ($1::uuid[]) AND status = 'pending' ORDER BY requested_seq, id`,
      [runIds],
    );
  }
}
