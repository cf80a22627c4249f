import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { groupBy } from '../../platform/group-by.js';
import { ApprovalDecisionRepository, type DecisionRow } from './approval-decision.repository.js';

/** What was decided on approvals, by task, in the order in which it was given. */
@Injectable()
export class ApprovalDecisionsLoader extends BatchLoader<string, DecisionRow[]> {
  constructor(private readonly decisions: ApprovalDecisionRepository) {
    super();
  }

  protected async fetch(taskIds: readonly string[]): Promise<ReadonlyMap<string, DecisionRow[]>> {
    return groupBy(await this.decisions.findByTasks(taskIds), (row) => row.taskId);
  }
}
