import type { Statements } from '../../platform/database/statements.js';
import type { OwnSuspicion, Suspicion } from './inspect-runs.js';

/** What is not as it should be between runs. */
interface Together extends Pick<Suspicion, 'lostChildren' | 'stuckClaims' | 'deadlockedClaims'> {
  readonly runId: string;
}

/**
 * Looks at what the live runs wait for in others: children, and locks. Children that have just ended have a message on its
 * way; where there is none, nobody would ever tell. Most slices have neither, and cost two looks at indexes.
 */
export async function inspectTogether(
  tx: Statements,
  runIds: readonly string[],
  overdueBefore: Date | null,
): Promise<Together[]> {
  const lost = await tx.query<{ runId: string; id: string }>(
    `SELECT c.run_id AS "runId", c.id FROM child_run AS c
     WHERE c.run_id = ANY ($1::uuid[]) AND c.status = 'running'
       AND NOT EXISTS (SELECT FROM run WHERE run.id = c.id AND run.status IN ('running', 'paused'))
       AND NOT EXISTS (SELECT FROM run_message AS m WHERE m.run_id = c.id OR m.run_id = c.run_id)`,
    [runIds],
  );
  const waiting = await tx.query<{ runId: string; id: string; stuck: boolean; deadlocked: boolean }>(
    `SELECT w.run_id AS "runId", w.id,
       w.requested_at < $2 AND w.capacity > (
         SELECT count(*) FROM lock_claim AS h
         WHERE h.lock_key = w.lock_key AND (h.granted_at IS NOT NULL OR h.line < w.line)) AS stuck,
       w.run_id IN (
         WITH RECURSIVE blocking (run_id) AS (
           SELECT h.run_id FROM lock_claim AS h WHERE h.lock_key = w.lock_key AND h.granted_at IS NOT NULL
           UNION
           SELECT h.run_id FROM blocking AS b
           JOIN lock_claim AS o ON o.run_id = b.run_id AND o.granted_at IS NULL
           JOIN lock_claim AS h ON h.lock_key = o.lock_key AND h.granted_at IS NOT NULL
         ) SELECT run_id FROM blocking) AS deadlocked
     FROM lock_claim AS w WHERE w.run_id = ANY ($1::uuid[]) AND w.granted_at IS NULL`,
    [runIds, overdueBefore],
  );
  const concerned = new Set([...lost, ...waiting].map(({ runId }) => runId));
  return [...concerned].map((runId) => {
    const own = waiting.filter((one) => one.runId === runId);
    return {
      runId,
      lostChildren: lost.filter((one) => one.runId === runId).map(({ id }) => id),
      stuckClaims: own.filter(({ stuck }) => stuck).map(({ id }) => id),
      deadlockedClaims: own.filter(({ deadlocked }) => deadlocked).map(({ id }) => id),
    };
  });
}

/** The suspicions with what was seen between runs. */
export function withOthers(seen: readonly OwnSuspicion[], together: readonly Together[]): Suspicion[] {
  const others = new Map(together.map((one) => [one.runId, one]));
  const known = seen.map((suspicion) => ({
    ...NOTHING_BETWEEN,
    ...suspicion,
    ...others.get(suspicion.runId),
  }));
  const more = together
    .filter(
      ({ runId, lostChildren, stuckClaims, deadlockedClaims }) =>
        lostChildren.length + stuckClaims.length + deadlockedClaims.length > 0 &&
        !seen.some((one) => one.runId === runId),
    )
    .map((one) => ({ ...UNSUSPICIOUS, ...one }));
  return [...known, ...more];
}

const UNSUSPICIOUS = { idle: false, disagrees: false, overdueTimers: [], told: false };
const NOTHING_BETWEEN = { lostChildren: [], stuckClaims: [], deadlockedClaims: [] };
