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

export interface LockRow {
  readonly runId: string;
  readonly lock: string;
  /** Which of the locks of that name; empty where there is only one. */
  readonly key: string;
  readonly requestedAt: Date;
  readonly grantedAt: Date | null;
  /** From 1: the one that has it next; null for one that has it. */
  readonly place: number | null;
  /** Uuids of the runs that have it. */
  readonly holders: readonly string[];
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

  /** Locks that the runs have or wait for, with their place in line; those asked for first come first. */
  findLocks(runIds: readonly string[]): Promise<LockRow[]> {
    return this.database.query(
      `SELECT c.run_id AS "runId", c.lock_name AS lock, c.lock_key::json ->> 3 AS key,
         c.requested_at AS "requestedAt", c.granted_at AS "grantedAt",
         CASE WHEN c.granted_at IS NULL THEN (
           SELECT count(*)::int FROM lock_claim AS w
           WHERE w.lock_key = c.lock_key AND w.granted_at IS NULL AND w.line <= c.line) END AS place,
         ARRAY(SELECT DISTINCT h.run_id FROM lock_claim AS h
               WHERE h.lock_key = c.lock_key AND h.granted_at IS NOT NULL ORDER BY h.run_id) AS holders
       FROM lock_claim AS c WHERE c.run_id = ANY ($1::uuid[]) ORDER BY c.line`,
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
