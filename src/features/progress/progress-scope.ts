/** Which runs a report is about, as its reader may see them, and as of when. What is null does not narrow it. */
export interface ProgressScope {
  /** The instant that "overdue" and "days" are counted to. */
  readonly now: Date;
  /** The teams (uuids) whose runs the reader may see; null: all. */
  readonly visibleTeamIds: readonly string[] | null;
  readonly playbookKey: string | null;
  readonly status: readonly string[] | null;
  readonly teamId: string | null;
  /** Departments one of which has, or had, a task in the run. */
  readonly departmentKeys: readonly string[] | null;
  /** Days (`YYYY-MM-DD`), both included, on one of which the run was going on. */
  readonly from: string | null;
  readonly to: string | null;
}
