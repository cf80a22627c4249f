import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { ChartLoader } from '../runs/chart.loader.js';
import { countDays } from '../runs/count-days.js';
import type { Run } from '../runs/models/run.model.js';
import { RunProgress } from '../runs/run-progress.js';
import { listFilledFields } from './list-filled-fields.js';
import type { Retrospective, RetrospectiveFacts } from './models/retrospective.model.js';
import { TaskStatus } from './models/task-status.enum.js';
import { RunCountsLoader } from './run-counts.loader.js';
import { RunTasksLoader } from './run-tasks.loader.js';
import { TaskDescription } from './task-description.js';

/** How teams look back on their runs. */
@Injectable()
export class RetrospectiveReader {
  constructor(
    private readonly charts: ChartLoader,
    private readonly tasks: RunTasksLoader,
    private readonly counts: RunCountsLoader,
    private readonly progress: RunProgress,
    private readonly clock: Clock,
  ) {}

  /** The form of the playbook's retrospective task, the last time it was completed; null before. */
  async of(context: RequestContext, run: Run): Promise<Retrospective | null> {
    const { definition } = await this.charts.of(context, run.playbookVersionUuid);
    const key = definition.retrospective?.task;
    if (key === undefined) return null;
    const tasks = (await this.tasks.load(context, run.uuid)) ?? [];
    const task = tasks.findLast(({ record }) => record.key === key && record.status === TaskStatus.COMPLETED);
    if (!task?.record.closedAt) return null;
    const form = task.record.form ?? {};
    return {
      authorUuid: task.record.closedBy,
      form,
      fields: listFilledFields(new TaskDescription(task.record, definition).formSchema, form),
      at: task.record.closedAt,
      facts: await this.findFacts(context, run),
    };
  }

  private async findFacts(context: RequestContext, run: Run): Promise<RetrospectiveFacts> {
    const [counts, kpis] = await Promise.all([
      this.counts.load(context, run.uuid),
      this.progress.kpis(context, run),
    ]);
    return {
      durationDays: countDays(run.startedAt, run.finishedAt ?? this.clock.now()),
      tasksCompleted: counts?.completed ?? 0,
      tasksWithdrawn: counts?.withdrawn ?? 0,
      tasksLate: counts?.late ?? 0,
      escalations: counts?.escalations ?? 0,
      kpisMet: kpis.filter(({ met }) => met).length,
      kpis: kpis.length,
    };
  }
}
