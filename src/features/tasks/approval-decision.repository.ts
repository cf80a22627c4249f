import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../../engine/json.js';
import { Database } from '../../platform/database/database.js';

export interface DecisionRow {
  readonly taskId: string;
  readonly personId: string;
  readonly outcome: string;
  readonly comment: string;
  readonly form: JsonObject;
  readonly at: Date;
}

/** Reads what was decided. Only the runner writes it. */
@Injectable()
export class ApprovalDecisionRepository {
  constructor(private readonly database: Database) {}

  /** The decisions on the approvals, in the order in which they were given. */
  findByTasks(taskIds: readonly string[]): Promise<DecisionRow[]> {
    return this.database.query(
      `SELECT decision.task_id AS "taskId", decision.person_id AS "personId", decision.outcome, decision.comment,
              decision.form, decision.at
       FROM all_task AS task CROSS JOIN LATERAL (
         SELECT * FROM all_approval_decision AS each
         WHERE each.run_id = task.run_id AND each.task_id = task.id OFFSET 0) AS decision
       WHERE task.id = ANY ($1::uuid[]) ORDER BY decision.at, decision.person_id`,
      [taskIds],
    );
  }
}
