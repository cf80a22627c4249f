import type { JsonObject, JsonValue } from '../../src/engine/json.js';
import type { Actor } from '../../src/runner/actor.js';
import type { RunRecord } from '../../src/runner/record/run-record.js';
import { RunCache } from '../../src/runner/record/run-cache.js';
import { readRuns } from '../../src/runner/record/read-run.js';
import type { Receipt } from '../../src/runner/receipt.js';
import type { CommandRequest, RunCommand } from '../../src/runner/run-command.js';
import { publishPlaybook, type StoredPlaybook } from './builders/playbook-version.builder.js';
import { staffTeam, type StaffedTeam } from './builders/staffed-team.builder.js';
import type { RunnerHost } from './runner-host.js';

/** A task as a test looks at it. */
export interface TaskView {
  readonly id: string;
  readonly task_key: string;
  readonly kind: 'task' | 'approval';
  readonly status: string;
  readonly assignee_id: string | null;
  readonly version: number;
  readonly outcome: string | null;
  readonly opened_by: string | null;
  readonly opened_at: Date;
  readonly due_at: Date | null;
  readonly started_at: Date | null;
  readonly escalated_at: Date | null;
  readonly closed_at: Date | null;
  readonly closed_seq: number | null;
  readonly effort_minutes: number;
  readonly department_key: string;
  readonly checked_items: number[];
  readonly form: JsonObject | null;
}

/** What a test says of a command: the system acts unless a person is named. */
export type Instruction = CommandRequest &
  Partial<Pick<RunCommand, 'actor' | 'idempotencyKey' | 'authorise'>>;

export const SYSTEM: Actor = { kind: 'system', id: null };

export function person(id: string): Actor {
  return { kind: 'person', id };
}

/** One run, started by its lead, and what a test does to it. */
export class RunDriver {
  private constructor(
    readonly host: RunnerHost,
    readonly playbook: StoredPlaybook,
    readonly team: StaffedTeam,
    readonly runId: string,
  ) {}

  static async start(
    host: RunnerHost,
    source: JsonValue,
    { input = {}, counts = {} }: { input?: JsonObject; counts?: Readonly<Record<string, number>> } = {},
  ): Promise<RunDriver> {
    const playbook = await publishPlaybook(host.database, source);
    const team = await staffTeam(host.database, playbook.definition, counts);
    const { runId } = await host.runner.start({
      playbookVersionId: playbook.versionId,
      teamId: team.teamId,
      title: 'a run',
      input,
      actor: person(team.leadId),
    });
    return new RunDriver(host, playbook, team, runId);
  }

  execute(instruction: Instruction): Promise<Receipt> {
    return this.host.runner.execute({ runId: this.runId, actor: SYSTEM, ...instruction });
  }

  /** Closes the live task of that key as its assignee. */
  async complete(key: string, outcome = 'done', form: JsonObject = {}): Promise<Receipt> {
    const task = await this.task(key);
    const actor = task.assignee_id === null ? SYSTEM : person(task.assignee_id);
    return this.execute({ type: 'completeTask', taskId: task.id, outcome, form, actor });
  }

  async decide(key: string, personId: string, outcome: string, more: Partial<Instruction> = {}) {
    const { id } = await this.task(key);
    const decision = { type: 'decideApproval', taskId: id, outcome, comment: '', form: {} } as const;
    return this.execute({ ...more, ...decision, actor: person(personId) });
  }

  send(name: string, payload: JsonObject = {}): Promise<Receipt> {
    return this.execute({ type: 'sendEvent', name, payload });
  }

  observe(kpi: string, value: number): Promise<Receipt> {
    return this.execute({ type: 'recordKpi', kpi, value, note: '' });
  }

  /** The live task of that key, or else the one opened last. */
  async task(key: string): Promise<TaskView> {
    const tasks = (await this.tasks()).filter((task) => task.task_key === key);
    const live = tasks.find(({ status }) => status === 'open' || status === 'started');
    const found = live ?? tasks.at(-1);
    if (!found) throw new Error(`the run has never had the task ${key}`);
    return found;
  }

  tasks(): Promise<TaskView[]> {
    return this.rows<TaskView>('SELECT * FROM task WHERE run_id = $1 ORDER BY opened_seq, id');
  }

  async liveTasks(): Promise<string[]> {
    const tasks = (await this.tasks()).filter(({ status }) => status === 'open' || status === 'started');
    return tasks.map((task) => task.task_key).sort();
  }

  async run(): Promise<{ status: string; seq: number; states: string[]; finished_at: Date | null }> {
    const [run] = await this.rows<{
      status: string;
      seq: number;
      states: string[];
      finished_at: Date | null;
    }>('SELECT * FROM run WHERE id = $1');
    if (!run) throw new Error('the run is gone');
    return run;
  }

  /** Rows of a statement whose first parameter is the run's id. */
  rows<R>(sql: string): Promise<R[]> {
    return this.host.database.query<R>(sql, [this.runId]);
  }

  /** Those still to fire, by due time. */
  timers(): Promise<{ timer: string; due_at: Date; parked_at: Date | null }[]> {
    return this.rows('SELECT timer, due_at, parked_at FROM timer WHERE run_id = $1 ORDER BY due_at');
  }

  incidents(): Promise<{ cause: string; resolved_at: Date | null }[]> {
    return this.rows('SELECT cause, resolved_at FROM incident WHERE run_id = $1 ORDER BY opened_at');
  }

  async events(): Promise<string[]> {
    const rows = await this.rows<{ type: string }>(
      'SELECT type FROM run_event WHERE run_id = $1 ORDER BY seq',
    );
    return rows.map(({ type }) => type);
  }

  /** Everything that is stored of the run, for "nothing changed". */
  async everything(): Promise<unknown> {
    const tables = ['run_event', 'task', 'approval_decision', 'timer', 'kpi_observation', 'incident'];
    const queries = tables.map((table) =>
      this.rows(`SELECT row_to_json(t)::text AS row FROM ${table} t WHERE run_id = $1 ORDER BY 1`),
    );
    const notes = this.rows('SELECT count(*) FROM notification WHERE run_id = $1');
    return Promise.all([
      this.rows('SELECT row_to_json(r)::text FROM run r WHERE id = $1'),
      notes,
      ...queries,
    ]);
  }

  /** The record that the runner keeps in memory, and what reading it again gives: equal, always. */
  async keptAndStored(): Promise<{ kept: JsonValue; stored: JsonValue }> {
    const kept = this.host.app.get(RunCache).guess(this.runId);
    const [stored] = await readRuns(this.host.database, [this.runId]);
    return { kept: comparable(kept), stored: comparable(stored) };
  }

  /** What is wrong between log and stored state: nothing, always. */
  async problems(): Promise<readonly string[]> {
    const { problems } = await this.host.verifier.replayRun(this.runId);
    return problems.map(({ message }) => message.en);
  }

  /** Throws where log and stored state differ: for the end of every test. */
  async requireFaithful(): Promise<void> {
    const problems = await this.problems();
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }
}

/** Whatever the order of keys and timers, and in whichever words an instant is said. */
function comparable(record: RunRecord | undefined): JsonValue {
  if (record === undefined) return null;
  const timers = record.timers.toSorted((one, other) => (one.timer < other.timer ? -1 : 1));
  return JSON.parse(JSON.stringify({ ...record, timers }), (_key, value: JsonValue) =>
    typeof value === 'string' && INSTANT.test(value) ? new Date(value).toISOString() : value,
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
