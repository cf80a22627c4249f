import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { Ids } from '../../platform/ids/ids.js';
import type { MessageBody } from './run-message.js';

const AT_ONCE = 100;

interface Granted {
  readonly id: string;
  readonly runId: string;
}

/**
 * Grants locks to those who wait for them, in the order of the line. The grant and the message that tells the run of it are
 * one transaction, and whether there is room is judged by whoever has the advisory lock of the line: so no lock is granted
 * twice, and none is lost when a process dies, since the next that looks finds the line as it is.
 */
@Injectable()
export class GrantLocks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Grants what can be granted now, and says how many. */
  async pass(): Promise<number> {
    const lines = await this.database.query<{ lockKey: string }>(
      `SELECT DISTINCT w.lock_key AS "lockKey" FROM lock_claim AS w
       WHERE w.granted_at IS NULL AND w.capacity > (
         SELECT count(*) FROM lock_claim AS h WHERE h.lock_key = w.lock_key AND h.granted_at IS NOT NULL)
       LIMIT ${AT_ONCE}`,
    );
    let granted = 0;
    for (const { lockKey } of lines) {
      granted += await this.database.transaction((tx) => this.#grant(tx, lockKey));
    }
    return granted;
  }

  async #grant(tx: Transaction, lockKey: string): Promise<number> {
    // A statement of its own: what comes after it sees what the last one who had it has written.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`lock ${lockKey}`]);
    const granted = await tx.query<Granted>(
      `UPDATE lock_claim SET granted_at = $2
       WHERE id IN (
         SELECT id FROM (
           SELECT id, capacity, granted_at,
             count(*) FILTER (WHERE granted_at IS NOT NULL) OVER ()
               + count(*) FILTER (WHERE granted_at IS NULL) OVER (ORDER BY line) AS holders
           FROM lock_claim WHERE lock_key = $1) AS line
         WHERE granted_at IS NULL AND holders <= capacity)
         AND granted_at IS NULL
       RETURNING id, run_id AS "runId"`,
      [lockKey, this.clock.now()],
    );
    if (granted.length === 0) return 0;
    await tx.query(
      `INSERT INTO run_message (run_id, id, body, sent_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::json[]) AS x, (SELECT $4::timestamptz) AS t`,
      [
        granted.map(({ runId }) => runId),
        granted.map(() => this.ids.next()),
        granted.map(({ id }) => JSON.stringify(grantOf(id))),
        this.clock.now(),
      ],
    );
    return granted.length;
  }
}

function grantOf(claimId: string): MessageBody {
  return {
    kind: 'command',
    actor: { kind: 'system', id: null },
    command: { type: 'takeLock', claimId },
  };
}
