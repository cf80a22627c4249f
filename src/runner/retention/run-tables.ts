/** A table that is partitioned by the month in which its runs began, and has its like in the archive. */
export interface RunTable {
  readonly name: string;
  /** Columns of its primary key, the run's id first. */
  readonly key: readonly string[];
}

/** In the order in which their locks are taken. */
export const RUN_TABLES: readonly RunTable[] = [
  { name: 'run_event', key: ['run_id', 'seq'] },
  { name: 'task', key: ['run_id', 'id'] },
  { name: 'approval_decision', key: ['run_id', 'task_id', 'person_id'] },
  { name: 'kpi_observation', key: ['run_id', 'kpi_key', 'seq'] },
];
