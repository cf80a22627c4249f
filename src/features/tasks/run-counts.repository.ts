import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** What the record says of a run's tasks and escalations. */
export interface RunCounts {
  readonly runId: string;
  readonly completed: number;
  readonly withdrawn: number;
  readonly late: number;
  readonly escalations: number;
}

@Injectable()
export class RunCountsRepository {
  constructor(private readonly database: Database) {}

  countByRuns(runIds: readonly string[]): Promise<RunCounts[]> {
    return this.database.query(
      `SELECT run.id AS "runId", tasks.completed, tasks.withdrawn, tasks.late, raised.escalations
       FROM run,
         LATERAL (SELECT count(*) FILTER (WHERE status = 'completed') AS completed,
                         count(*) FILTER (WHERE status = 'withdrawn') AS withdrawn,
                         count(*) FILTER (WHERE status = 'completed' AND closed_at > due_at) AS late
                  FROM all_task AS task WHERE task.run_id = run.id) AS tasks,
         LATERAL (SELECT count(*) AS escalations
                  FROM all_run_event AS event, json_array_elements(event.effects) AS effect
                  WHERE event.run_id = run.id AND effect ->> 'type' = 'escalate') AS raised
       WHERE run.id = ANY ($1::uuid[])`,
      [runIds],
    );
  }
}
