import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { encodeNodeId } from '../../api/ids/node-id.js';
import { titleOfInstance } from '../../engine/instances/title-of-instance.js';
import { readSnapshot } from '../../engine/run/stored-snapshot.js';
import type { Principal } from '../../platform/auth/principal.js';
import { RunHistory } from '../../runner/history/run-history.js';
import { toRunStatus } from '../../runner/record/run-status.js';
import { toTaskKind } from '../playbooks/models/task-kind.enum.js';
import { ChartLoader } from './chart.loader.js';
import { isInnermost } from './is-innermost.js';
import type { PastRun } from './models/past-run.model.js';
import { toRunStatusEnum } from './models/run-status.enum.js';
import type { Run } from './models/run.model.js';
import { mayReadContext } from './run-rules.js';
import { titleOfState } from '../../engine/chart/state-title.js';
import { ViewerRoles } from './viewer-roles.js';

/** A look back costs as many records as it reads of the log, but never so many that a long run cannot be looked back on. */
const MOST_CLAIMED = 1_000;

/** What runs were like earlier. */
@Injectable()
export class RunPast {
  constructor(
    private readonly history: RunHistory,
    private readonly charts: ChartLoader,
    private readonly viewerRoles: ViewerRoles,
  ) {}

  /** The run right after the entry of that number. Throws `SEQ_OUT_OF_RANGE`. */
  async at(context: RequestContext, viewer: Principal, run: Run, seq: number): Promise<PastRun> {
    context.budget.claim(Math.min(Math.max(seq, 1), MOST_CLAIMED));
    const [past, chart, facts] = await Promise.all([
      this.history.stateAt(run.uuid, seq),
      this.charts.of(context, run.playbookVersionUuid),
      this.viewerRoles.in(context, viewer, run.staffed),
    ]);
    const { status, states, snapshot } = past.state;
    return {
      seq,
      at: past.at,
      status: toRunStatusEnum(toRunStatus(status)),
      states: states.map((path) => ({
        path,
        titleText: titleOfState(chart, path),
        innermost: isInnermost(path, states),
      })),
      context: mayReadContext(viewer, facts) ? readSnapshot(snapshot).context : null,
      openTasks: past.openTasks.map(({ id, task, kind, state, dueAt, input }) => ({
        taskId: encodeNodeId('Task', id),
        key: task,
        titleText: titleOfInstance(chart.definition.tasks[task]?.title ?? { zh: task, en: task }, input),
        kind: toTaskKind(kind === 'approval' ? kind : 'task'),
        statePath: state,
        dueAt: dueAt === null ? null : new Date(dueAt),
      })),
      timers: past.timers.map(({ timer, dueAt }) => ({ timer, dueAt: new Date(dueAt) })),
    };
  }
}
