import type { Statements } from '../../platform/database/statements.js';

/** A run whose row is locked, as far as it must be known to tell whether a kept record of it still holds. */
export interface LockedHead {
  readonly id: string;
  /** See {@link RunRecord.head}. */
  readonly head: string | null;
}

/**
 * Locks the runs, in the order of their ids, until the transaction ends. Missing ones are left out. The row is the only
 * lock the runner takes, and it is taken before anything else of a run is read or written, so runners never deadlock
 * with each other. `NO KEY` lets others refer to the run meanwhile.
 */
export function lockRuns(tx: Statements, runIds: readonly string[]): Promise<LockedHead[]> {
  return tx.query<LockedHead>(
    `SELECT id, encode(head, 'hex') AS head FROM run WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    [runIds],
  );
}

/** Locks those that nobody else has locked; waits for none. The others are left out like missing ones. */
export function lockFreeRuns(tx: Statements, runIds: readonly string[]): Promise<LockedHead[]> {
  return tx.query<LockedHead>(
    `SELECT id, encode(head, 'hex') AS head FROM run WHERE id = ANY($1::uuid[]) FOR NO KEY UPDATE SKIP LOCKED`,
    [runIds],
  );
}
