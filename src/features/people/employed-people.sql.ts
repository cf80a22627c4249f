/**
 * A subquery that gives the uuids of the people employed on a day, for statements of other features. Both arguments are
 * placeholders (`$2`): a day, and an array of department uuids or null for all departments.
 */
export function employedPeopleSql(on: string, departmentIds: string): string {
  return `SELECT id FROM person
    WHERE ${on}::date BETWEEN employed_from AND coalesce(employed_to, 'infinity')
      AND (${departmentIds}::uuid[] IS NULL OR department_id = ANY (${departmentIds}::uuid[]))`;
}
