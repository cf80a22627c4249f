import { Injectable } from '@nestjs/common';
import { Broadcast, type Message } from '../platform/broadcast/broadcast.js';
import { calendarDayOf } from '../platform/clock/calendar-day.js';
import { Clock } from '../platform/clock/clock.js';
import type { PipelinedTransaction, Statements } from '../platform/database/statements.js';
import { NotFoundError } from '../platform/domain-error.js';
import { Ids } from '../platform/ids/ids.js';
import type { Actor } from './actor.js';
import { candidates } from './change/allot-task.js';
import { LoadBoard } from './change/loads.js';
import { planChange, type PlanningContext } from './change/plan-change.js';
import type { RunChange } from './change/run-change.js';
import { writesOf } from './change/write-changes.js';
import type { Statement } from './change/write-parts.js';
import { ChartStore } from './charts/chart-store.js';
import { staffOfRun, teamsOf } from './together/staff-of-run.js';
import type { Setting, Step } from './commands/step.js';
import type { RunRecord } from './record/run-record.js';
import { type Staff, StaffDirectory } from './staff-directory.js';
import { TIMERS_TOPIC } from './topics.js';

/** A step on its way to becoming rows. */
export interface PlanRequest extends Partial<Pick<PlanningContext, 'request' | 'created'>> {
  readonly setting: Setting;
  readonly step: Step;
}

/** What every way to move runs shares: the settings of locked runs, and how steps become rows. */
@Injectable()
export class RunLedger {
  constructor(
    private readonly charts: ChartStore,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly broadcast: Broadcast,
    private readonly loads: LoadBoard,
  ) {}

  /**
   * Sets the stage for runs: their charts, and who works on them today; one statement for all, beside those for charts
   * not met before. Throws NotFoundError.
   */
  async stage(tx: Statements, runs: readonly RunRecord[]): Promise<Stage> {
    const teams = [
      ...new Map(runs.flatMap(teamsOf).map((team) => [`${team.teamId} ${team.playbookKey}`, team])).values(),
    ];
    const versions = [...new Set(runs.map(({ playbookVersionId }) => playbookVersionId))];
    const [staffs, ...charts] = await Promise.all([
      teams.length === 0 ? [] : this.staff.staffOf(tx, teams, calendarDayOf(this.clock.now())),
      ...versions.map(async (id) => [id, await this.charts.get(tx, id)] as const),
    ]);
    return new Stage(
      this.clock,
      new Map(charts),
      new Map(
        teams.map(({ teamId, playbookKey }, index) => [`${teamId} ${playbookKey}`, staffs[index] ?? null]),
      ),
    );
  }

  /** Every row that the steps write, at most one step a run. New tasks are allotted with regard to each other. */
  async plan(tx: Statements, requests: readonly PlanRequest[]): Promise<RunChange[]> {
    const choosing = requests.map(({ setting, step }) =>
      candidates(step.decision?.effects ?? [], setting.chart.definition, setting.staff),
    );
    await this.loads.learn(tx, [...new Set(choosing.flat())]);
    return requests.map(({ setting, step, request, created }, index) => {
      const change = planChange(setting, step, {
        loads: this.loads.of(choosing[index] ?? []),
        request: request ?? null,
        created: created ?? null,
        nextId: () => this.ids.next(),
      });
      this.loads.count(setting.run, change);
      return change;
    });
  }

  /** Sends the rows, the calls to be made, and the messages to whoever listens. A failure is thrown when the transaction commits. */
  async send(tx: PipelinedTransaction, changes: readonly RunChange[]): Promise<void> {
    for (const { sql, params } of this.#statements(changes)) tx.send(sql, params);
  }

  /** As {@link send}, in a transaction that somebody else began; throws what fails. */
  async write(tx: Statements, changes: readonly RunChange[]): Promise<void> {
    for (const { sql, params } of this.#statements(changes)) await tx.query(sql, params);
  }

  #statements(changes: readonly RunChange[]): Statement[] {
    return [...writesOf(changes), ...this.broadcast.notices(messagesOf(changes))];
  }
}

/** The surroundings of locked runs. */
export class Stage {
  constructor(
    private readonly clock: Clock,
    private readonly charts: ReadonlyMap<string, Setting['chart']>,
    private readonly staffs: ReadonlyMap<string, Staff | null>,
  ) {}

  holds(run: RunRecord): boolean {
    const known = teamsOf(run).every(({ teamId, playbookKey }) =>
      this.staffs.has(`${teamId} ${playbookKey}`),
    );
    return known && this.charts.has(run.playbookVersionId);
  }

  /**
   * Call it once the run is locked: the instant of an event is never before that of the one logged last. Throws
   * NotFoundError where the team is gone.
   */
  setting(run: RunRecord, actor: Actor): Setting {
    const chart = this.charts.get(run.playbookVersionId);
    const staff = staffOfRun(run, (key) => this.staffs.get(`${run.teamId} ${key}`), chart);
    if (chart === undefined || staff == null) throw new NotFoundError('Team', ['teamId']);
    const now = this.clock.now().toISOString();
    return { run, chart, staff, actor, now: run.lastAt !== null && run.lastAt > now ? run.lastAt : now };
  }

  /** This one and the other as one. */
  with(other: Stage): Stage {
    return new Stage(
      this.clock,
      new Map([...this.charts, ...other.charts]),
      new Map([...this.staffs, ...other.staffs]),
    );
  }
}

/** Of all timers that are set together, the poller needs to hear of the first. */
function messagesOf(changes: readonly RunChange[]): Message[] {
  const messages = changes.flatMap((change) => change.messages);
  const timers = messages.filter(({ topic }) => topic === TIMERS_TOPIC);
  const [first] = timers.toSorted((one, other) => (dueAt(one) < dueAt(other) ? -1 : 1));
  const others = messages.filter(({ topic }) => topic !== TIMERS_TOPIC);
  return first === undefined ? others : [...others, first];
}

function dueAt({ payload }: Message): string {
  return String(payload['dueAt']);
}
