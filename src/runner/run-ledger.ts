import { Injectable } from '@nestjs/common';
import { Broadcast } from '../platform/broadcast/broadcast.js';
import { calendarDayOf } from '../platform/clock/calendar-day.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { Ids } from '../platform/ids/ids.js';
import type { Actor } from './actor.js';
import { candidates } from './change/allot-task.js';
import { planChange, type PlanningContext } from './change/plan-change.js';
import { readLoads } from './change/read-loads.js';
import type { RunChange } from './change/run-change.js';
import { writeChanges } from './change/write-changes.js';
import { ChartStore } from './charts/chart-store.js';
import type { Setting, Step } from './commands/step.js';
import type { RunRecord } from './record/run-record.js';
import { StaffDirectory } from './staff-directory.js';

/** What the plan of a step needs besides the step. */
export type PlanRequest = Partial<Pick<PlanningContext, 'request' | 'created'>>;

/** What every way to move a run shares: the setting of a locked run, and how a step becomes rows. */
@Injectable()
export class RunLedger {
  constructor(
    private readonly charts: ChartStore,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly broadcast: Broadcast,
  ) {}

  /** Call it once the run is locked: the instant of an event is never before that of the one logged last. */
  async settingOf(tx: Transaction, run: RunRecord, actor: Actor): Promise<Setting> {
    const now = notBefore(run.lastAt, this.clock.now());
    const chart = await this.charts.get(tx, run.playbookVersionId);
    const staff = await this.staff.staffOf(tx, run.teamId, run.playbookKey, calendarDayOf(now));
    return { run, chart, staff, actor, now: now.toISOString() };
  }

  async plan(
    tx: Transaction,
    setting: Setting,
    step: Step,
    { request, created }: PlanRequest = {},
  ): Promise<RunChange> {
    const effects = step.decision?.effects ?? [];
    const loads = await readLoads(tx, candidates(effects, setting.chart.definition, setting.staff));
    return planChange(setting, step, {
      loads,
      request: request ?? null,
      created: created ?? null,
      nextId: () => this.ids.next(),
    });
  }

  async write(tx: Transaction, changes: readonly RunChange[]): Promise<void> {
    await writeChanges(tx, this.broadcast, changes);
  }
}

/** Another process's clock may be ahead of this one's: a log's instants never go back. */
function notBefore(last: string | null, now: Date): Date {
  return last !== null && Date.parse(last) > now.getTime() ? new Date(last) : now;
}
