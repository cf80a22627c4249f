import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../src/engine/json.js';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';
import type { Actor } from '../../src/runner/actor.js';
import type { Receipt } from '../../src/runner/receipt.js';
import type { CommandRequest } from '../../src/runner/run-command.js';
import { staffTeam } from '../support/builders/staffed-team.builder.js';
import { settle } from '../support/run-family.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const SYSTEM: Actor = { kind: 'system', id: null };

interface Published {
  readonly versionId: string;
  readonly teamId: string;
  readonly leadId: string;
}

interface OpenTask {
  readonly id: string;
  readonly key: string;
  readonly invocation: string;
}

/**
 * Runs the playbook files of the patterns, durably: no record of a run is kept in memory, so that before every event it is
 * read from its rows and restored, and after every one it is stored.
 */
export class PatternWorld {
  readonly #published = new Map<string, Promise<Published>>();

  private constructor(
    readonly host: RunnerHost,
    private readonly folder: URL,
  ) {}

  /** @param folder of the playbook files, with a slash at its end. */
  static async open(folder: URL): Promise<PatternWorld> {
    return new PatternWorld(await createRunnerHost(undefined, { cachedRuns: 0 }), folder);
  }

  /** Starts a run of the playbook file, by a team that fills its roles. */
  async start(file: string, input: JsonObject = {}): Promise<PatternRun> {
    const { versionId, teamId, leadId } = await this.#publish(file);
    const { runId } = await this.host.runner.start({
      playbookVersionId: versionId,
      teamId,
      title: file,
      input,
      actor: { kind: 'person', id: leadId },
    });
    return this.run(runId);
  }

  async run(runId: string): Promise<PatternRun> {
    const run = new PatternRun(this.host, runId);
    await run.settle();
    return run;
  }

  /** Under the key that the file gives, once. */
  #publish(file: string): Promise<Published> {
    const known = this.#published.get(file) ?? this.#store(file);
    this.#published.set(file, known);
    return known;
  }

  async #store(file: string): Promise<Published> {
    const source = readFileSync(new URL(`${file}.yaml`, this.folder), 'utf8');
    const loaded = loadPlaybook(source);
    if (!loaded.ok) throw new Error(`${file}: ${JSON.stringify(loaded.problems)}`);
    const { playbook } = loaded;
    const versionId = randomUUID();
    await this.host.database.query(
      `INSERT INTO playbook_version (id, playbook_key, version, source, definition, checksum, published_at)
       VALUES ($1, $2, $3, $4, $5, 'none', now())`,
      [versionId, playbook.key, playbook.version, source, JSON.stringify(playbook)],
    );
    const { teamId, leadId } = await staffTeam(this.host.database, playbook);
    return { versionId, teamId, leadId };
  }
}

/** A run, and what happens to it from outside. */
export class PatternRun {
  constructor(
    private readonly host: RunnerHost,
    readonly runId: string,
  ) {}

  /** Keys of the open tasks, sorted; those of an instance with its number, as in `checkSample#2`. */
  async open(): Promise<string[]> {
    return (await this.#tasks()).map(nameOf).sort();
  }

  /** Closes the open task of that name. Throws where there is none, or more than one. */
  async complete(name: string, outcome = 'done', form: JsonObject = {}): Promise<void> {
    const found = (await this.#tasks()).filter((task) => nameOf(task) === name);
    const [task] = found;
    if (task === undefined || found.length > 1)
      throw new Error(`${found.length} open tasks are called ${name}: ${(await this.open()).join(', ')}`);
    await this.#execute({ type: 'completeTask', taskId: task.id, outcome, form });
  }

  async send(name: string, payload: JsonObject = {}): Promise<void> {
    await this.#execute({ type: 'sendEvent', name, payload });
  }

  async cancel(reason: string): Promise<void> {
    await this.#execute({ type: 'cancelRun', reason });
  }

  /** Lets so many days pass, and everything fire that comes due. */
  async passDays(days: number): Promise<void> {
    this.host.clock.advance(days * 86_400_000);
    while ((await this.host.runner.fireDueTimers()) > 0);
    await this.settle();
  }

  /** How many timers are pending. */
  async timers(): Promise<number> {
    const [row] = await this.#rows<{ count: string }>('SELECT count(*) FROM timer WHERE run_id = $1');
    return Number(row?.count);
  }

  /** How often a task of that key was opened, closed ones included. */
  async timesOpened(key: string): Promise<number> {
    const rows = await this.#rows<{ task_key: string }>('SELECT task_key FROM task WHERE run_id = $1');
    return rows.filter((row) => row.task_key === key).length;
  }

  async withdrawn(): Promise<string[]> {
    const rows = await this.#rows<OpenTask>(
      `SELECT id, task_key AS key, invocation FROM task WHERE run_id = $1 AND status = 'withdrawn'`,
    );
    return rows.map(nameOf).sort();
  }

  /** Paths of the active states. */
  async states(): Promise<string[]> {
    return (await this.#row()).states;
  }

  async status(): Promise<string> {
    return (await this.#row()).status;
  }

  /** Child runs, in the order in which they were started. */
  async children(): Promise<PatternRun[]> {
    const rows = await this.#rows<{ id: string }>('SELECT id FROM run WHERE parent_id = $1 ORDER BY id');
    return rows.map(({ id }) => new PatternRun(this.host, id));
  }

  /** Works off what runs have to tell each other, until nothing is left. */
  async settle(): Promise<void> {
    await settle(this.host);
  }

  /** Whether replaying the log gives what is stored, here and in the children. */
  async requireFaithful(): Promise<void> {
    const { problems } = await this.host.verifier.replayRun(this.runId);
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'));
    for (const child of await this.children()) await child.requireFaithful();
  }

  async #execute(request: CommandRequest): Promise<Receipt> {
    const receipt = await this.host.runner.execute({ runId: this.runId, actor: SYSTEM, ...request });
    await this.settle();
    return receipt;
  }

  async #row(): Promise<{ status: string; states: string[] }> {
    const [row] = await this.#rows<{ status: string; states: string[] }>('SELECT * FROM run WHERE id = $1');
    if (row === undefined) throw new Error('the run is gone');
    return row;
  }

  #tasks(): Promise<OpenTask[]> {
    return this.#rows<OpenTask>(
      `SELECT id, task_key AS key, invocation FROM task
       WHERE run_id = $1 AND status IN ('open', 'started') ORDER BY opened_seq, id`,
    );
  }

  #rows<R>(sql: string): Promise<R[]> {
    return this.host.database.query<R>(sql, [this.runId]);
  }
}

function nameOf({ key, invocation }: OpenTask): string {
  const [, index] = /#(\d+)$/.exec(invocation) ?? [];
  return index === undefined ? key : `${key}#${index}`;
}
