import type { Transaction } from '../../platform/database/database.js';

/**
 * From here on the transaction waits half a second at most for a lock, then fails. Whoever comes meanwhile queues behind
 * it, so that adding and dropping partitions must rather be tried again later than keep people waiting.
 */
export async function yieldToOthers(tx: Transaction): Promise<void> {
  await tx.query(`SET LOCAL lock_timeout = '500ms'`);
}
