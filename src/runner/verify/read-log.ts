import type { Statements } from '../../platform/database/statements.js';
import type { StoredEvent } from './logged-event.js';

/** Entries that are in memory at a time. */
const PAGE = 500;

/** A run's log in its order, archived or not, read in pages; `upTo` is the last entry to be read. */
export async function* readLog(
  tx: Statements,
  runId: string,
  upTo: number | null = null,
): AsyncGenerator<StoredEvent> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = await tx.query<StoredEvent>(
      `SELECT seq, type, moves, payload, at, from_states AS "from", to_states AS "to", effects,
         json_build_object('kind', actor_kind, 'id', actor_id) AS actor, idempotency_key AS "idempotencyKey",
         request_hash AS "requestHash", encode(hash, 'hex') AS hash
       FROM all_run_event WHERE run_id = $1 AND seq > $2::bigint AND ($3::integer IS NULL OR seq <= $3)
       ORDER BY seq LIMIT ${PAGE}`,
      [runId, after, upTo],
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.seq;
  }
}
