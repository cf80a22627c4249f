import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { Clock } from '../clock/clock.js';
import type { Transaction } from '../database/database.js';
import { DomainError } from '../domain-error.js';
import { hashRequest } from './request-hash.js';

export const MOST_KEY_CHARACTERS = 200;

/** One request under a key: what it does, and its whole input (without the key itself). */
export interface IdempotentRequest {
  readonly key: string | null | undefined;
  readonly operation: string;
  readonly input: unknown;
}

/** Throws where a caller's idempotency key is empty or too long to be kept. */
export function checkIdempotencyKey(key: string): void {
  if (key.length === 0 || key.length > MOST_KEY_CHARACTERS) {
    throw new DomainError('IDEMPOTENCY_KEY_TOO_LONG', { most: MOST_KEY_CHARACTERS }, ['idempotencyKey']);
  }
}

/**
 * Does the work of a mutation at most once under a caller's key. The answer is kept in the transaction that the work
 * writes in: a repeat with the same content gets it again, one with other content throws `IDEMPOTENCY_CONFLICT`. A
 * repeat that arrives while the first is at work waits for it. Run-scoped commands do not come here: their key is kept
 * in the run's own log.
 */
@Injectable()
export class Idempotency {
  constructor(private readonly clock: Clock) {}

  async once<Result>(
    tx: Transaction,
    principal: Pick<Principal, 'id'>,
    request: IdempotentRequest,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const { key, operation } = request;
    if (key == null) return work();
    checkIdempotencyKey(key);
    const hash = hashRequest(operation, request.input);
    const claimed = await tx.query<{ key: string }>(
      `INSERT INTO idempotency_record (actor_id, key, operation, request_hash, created_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING key`,
      [principal.id, key, operation, hash, this.clock.now()],
    );
    if (claimed.length === 0) return this.recall<Result>(tx, principal, key, hash);
    const result = await work();
    await tx.query(`UPDATE idempotency_record SET result = $3 WHERE actor_id = $1 AND key = $2`, [
      principal.id,
      key,
      JSON.stringify(result),
    ]);
    return result;
  }

  private async recall<Result>(
    tx: Transaction,
    principal: Pick<Principal, 'id'>,
    key: string,
    hash: string,
  ): Promise<Result> {
    const [record] = await tx.query<{ request_hash: string; result: Result }>(
      `SELECT request_hash, result FROM idempotency_record WHERE actor_id = $1 AND key = $2`,
      [principal.id, key],
    );
    if (record?.request_hash !== hash) {
      throw new DomainError('IDEMPOTENCY_CONFLICT', { key }, ['idempotencyKey']);
    }
    return record.result;
  }
}
