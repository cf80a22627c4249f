import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { ChartLoader } from '../runs/chart.loader.js';
import { ApprovalDecisionsLoader } from './approval-decisions.loader.js';
import type { ApprovalDecision } from './models/approval-decision.model.js';
import { TaskKind } from '../playbooks/models/task-kind.enum.js';
import type { Task } from './models/task.model.js';
import { TaskDescription } from './task-description.js';

/** What was decided on approvals, with the titles of the outcomes. */
@Injectable()
export class TaskDecisions {
  constructor(
    private readonly rows: ApprovalDecisionsLoader,
    private readonly charts: ChartLoader,
  ) {}

  async of(context: RequestContext, { record }: Task): Promise<ApprovalDecision[]> {
    if (record.kind !== TaskKind.APPROVAL) return [];
    const [rows, { definition }] = await Promise.all([
      this.rows.load(context, record.id),
      this.charts.of(context, record.playbookVersionId),
    ]);
    const task = new TaskDescription(record, definition);
    return (rows ?? []).map(({ personId, outcome, comment, form, at }) => ({
      personUuid: personId,
      outcomeTitleText: task.outcome(outcome).titleText,
      outcome,
      comment,
      form,
      at,
    }));
  }
}
