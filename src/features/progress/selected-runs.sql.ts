import { ORGANISATION_TIME_ZONE } from '../../platform/clock/calendar-day.js';
import type { ProgressScope } from './progress-scope.js';

/** The runs of a scope, as the body of a CTE. Its placeholders are $1 to $8; see `scopeParameters`. */
export const SELECTED_RUNS = `
  SELECT run.id, run.playbook_version_id, run.playbook_key, run.team_id, run.status, run.started_at
  FROM run
  WHERE ($1::uuid[] IS NULL OR run.team_id = ANY ($1))
    AND ($2::text IS NULL OR run.playbook_key = $2)
    AND ($3::text[] IS NULL OR run.status = ANY ($3))
    AND ($4::uuid IS NULL OR run.team_id = $4)
    AND ($5::text[] IS NULL OR EXISTS (
      SELECT FROM task WHERE task.run_id = run.id AND task.department_key = ANY ($5)))
    AND ($6::date IS NULL OR run.finished_at IS NULL OR run.finished_at >= $6::date::timestamp AT TIME ZONE $8)
    AND ($7::date IS NULL OR run.started_at < ($7::date + 1)::timestamp AT TIME ZONE $8)`;

/** What $1 to $8 of `SELECTED_RUNS` stand for; a statement's own placeholders begin at $9. */
export function scopeParameters(scope: ProgressScope): unknown[] {
  const { visibleTeamIds, playbookKey, status, teamId, departmentKeys, from, to } = scope;
  return [visibleTeamIds, playbookKey, status, teamId, departmentKeys, from, to, ORGANISATION_TIME_ZONE];
}
