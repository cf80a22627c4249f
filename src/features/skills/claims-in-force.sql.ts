/**
 * One claim for each person and skill out of those that the condition (SQL over `skill_claim`) selects: the one to go by.
 * What others say goes before what a person says of themself. The last assessment by a manager holds until the next;
 * what training, a certificate or a rotation has shown since then raises it and never lowers it. Among a person's own
 * claims the last recorded holds.
 */
export function claimsInForceSql(condition: string): string {
  return `
    SELECT DISTINCT ON (person_id, skill_id) * FROM (
      SELECT *, max(recorded_at) FILTER (WHERE source = 'manager') OVER (PARTITION BY person_id, skill_id) AS assessed_at
      FROM skill_claim WHERE ${condition}
    ) AS eligible
    WHERE recorded_at >= coalesce(assessed_at, '-infinity')
    ORDER BY person_id, skill_id, (source = 'self'), CASE WHEN source = 'self' THEN 0 ELSE level END DESC,
      recorded_at DESC, id DESC`;
}
