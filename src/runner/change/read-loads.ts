import type { Transaction } from '../../platform/database/database.js';

/** How many live tasks each of the persons has, over all runs; those without any are 0. Asks nothing about nobody. */
export async function readLoads(
  tx: Transaction,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.query<{ person_id: string; live: number }>(
    `SELECT person_id, (SELECT count(*) FROM task WHERE assignee_id = person_id AND status IN ('open', 'started')) AS live
     FROM unnest($1::uuid[]) AS p (person_id)`,
    [personIds],
  );
  return new Map(rows.map(({ person_id: personId, live }) => [personId, live]));
}
