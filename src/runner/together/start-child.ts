import { Inject, Injectable } from '@nestjs/common';
import { aboutInstance } from '../../engine/instances/about-instance.js';
import { titleOfInstance } from '../../engine/instances/title-of-instance.js';
import type { JsonObject } from '../../engine/json.js';
import { startRun } from '../../engine/run/start-run.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import type { Locale } from '../../platform/localized-text.js';
import { DomainError } from '../../platform/domain-error.js';
import { Ids } from '../../platform/ids/ids.js';
import type { RunChange } from '../change/run-change.js';
import { ChartStore } from '../charts/chart-store.js';
import { accepted } from '../commands/refuse.js';
import { step } from '../commands/step.js';
import type { CallError } from '../command-request.js';
import { advanceRecord } from '../record/advance-record.js';
import type { Family, StandIn } from '../record/child-run.js';
import { RunCache } from '../record/run-cache.js';
import type { RunRecord } from '../record/run-record.js';
import { RunLedger } from '../run-ledger.js';
import { RUNNER_SETTINGS, type RunnerSettings } from '../runner.settings.js';
import { RunnerMetrics } from '../runner-metrics.js';
import { unstarted } from '../start-run.js';
import { actorOfRun, type MessageBody } from './run-message.js';
import { standInsOf } from './staff-of-run.js';

export type StartBody = Extract<MessageBody, { kind: 'start' }>;

interface ParentRow {
  readonly title: string;
  readonly snapshot: JsonObject;
  readonly teamId: string;
  readonly playbookKey: string;
  readonly depth: number;
  readonly parentId: string | null;
  readonly standIns: readonly StandIn[] | null;
}

/** Starts child runs, as their parents have asked for. */
@Injectable()
export class StartChild {
  constructor(
    private readonly database: Database,
    private readonly charts: ChartStore,
    private readonly ids: Ids,
    private readonly ledger: RunLedger,
    private readonly cache: RunCache,
    private readonly metrics: RunnerMetrics,
    @Inject(RUNNER_SETTINGS) private readonly settings: RunnerSettings,
  ) {}

  /**
   * Starts the child under its id, in a transaction of its own; nothing where it has been started before. Where it cannot
   * be started, its parent is told so by a message. Throws the database's errors.
   */
  async start(childId: string, body: StartBody): Promise<void> {
    const begun = await this.database
      .transaction((tx) => this.#begin(tx, childId, body))
      .catch((error: unknown) => this.#fail(childId, body, error));
    if (begun === null) return;
    this.cache.put(advanceRecord(begun.run, begun.change));
    this.metrics.countEvent('run.started');
  }

  async #begin(
    tx: Transaction,
    childId: string,
    { parentId, child }: StartBody,
  ): Promise<{ run: RunRecord; change: RunChange } | null> {
    const [known] = await tx.query('SELECT FROM run WHERE id = $1', [childId]);
    if (known !== undefined) return null;
    const parent = await readParent(tx, parentId);
    const depth = parent.depth + 1;
    if (depth > this.settings.mostDepth) throw new CannotStart('DEPTH_LIMIT', `${depth}`);
    const { playbook, version, input } = child;
    const playbookVersionId = await findVersion(tx, playbook, version);
    const { definition } = await this.charts.get(tx, playbookVersionId);
    const { teamId } = parent;
    const family: Family = { parentId, depth, standIns: standInsOf(recordOf(parent), child.roles) };
    const run = unstarted({ id: childId, playbookVersionId, playbookKey: playbook, teamId }, family);
    const actor = actorOfRun(parentId);
    const setting = (await this.ledger.stage(tx, [run])).setting(run, actor);
    const decision = accepted(startRun(setting.chart, input, setting.now));
    const { invocation } = child;
    const about = aboutInstance(parent.snapshot, invocation);
    const { zh, en } = titleOfInstance(definition.title, about);
    const title = titleOf(parent.title, /\p{Script=Han}/u.test(parent.title) ? zh : en);
    const created = { playbookVersionId, playbookKey: playbook, teamId, title, input, family };
    const payload = { input, parent: { runId: parentId, invocation } };
    const first = step({ type: 'run.started', payload, decision });
    const [change] = await this.ledger.plan(tx, [{ setting, step: first, created }]);
    if (change === undefined) throw new Error('a plan of one step is one change');
    await this.ledger.write(tx, [change]);
    return { run, change };
  }

  async #fail(childId: string, { parentId }: StartBody, error: unknown): Promise<null> {
    const why = whyNot(error);
    if (why === null) throw error;
    const command = { type: 'endChild', childId, output: null, error: why } as const;
    const body: MessageBody = { kind: 'command', actor: actorOfRun(childId), command };
    await this.database.query(
      `INSERT INTO run_message (run_id, id, body, sent_at) VALUES ($1, $2, $3, now())`,
      [parentId, this.ids.next(), JSON.stringify(body)],
    );
    return null;
  }
}

class CannotStart extends Error {
  constructor(
    readonly code: string,
    readonly about: string,
  ) {
    super(`${code}: ${about}`);
  }
}

/** What the parent is told; null for what may be gone another time. */
function whyNot(error: unknown): CallError | null {
  if (error instanceof CannotStart) return { code: error.code, message: error.about };
  if (!(error instanceof DomainError)) return null;
  const code = error.code === 'NOT_FOUND' ? 'TEAM_GONE' : error.code;
  const problems = error.detail.problems ?? [];
  if (problems.length === 0) return { code, message: error.code };
  const told = (locale: Locale) =>
    problems.map(({ path, message }) => `${path.slice(1).join('.')} ${message[locale]}`.trim());
  const text = { zh: told('zh').join('；'), en: told('en').join('; ') };
  return { code, message: text.en, text };
}

async function readParent(tx: Transaction, parentId: string): Promise<ParentRow> {
  const [parent] = await tx.query<ParentRow>(
    `SELECT title, snapshot, team_id AS "teamId", playbook_key AS "playbookKey", depth, parent_id AS "parentId",
       stand_ins AS "standIns" FROM run WHERE id = $1`,
    [parentId],
  );
  if (parent === undefined) throw new CannotStart('TEAM_GONE', parentId);
  return parent;
}

function recordOf({
  playbookKey,
  parentId,
  depth,
  standIns,
}: ParentRow): Pick<RunRecord, 'playbookKey' | 'family'> {
  return { playbookKey, family: parentId === null ? null : { parentId, depth, standIns: standIns ?? [] } };
}

async function findVersion(tx: Transaction, key: string, version: number | null): Promise<string> {
  const [found] = await tx.query<{ id: string }>(
    `SELECT id FROM playbook_version WHERE playbook_key = $1 AND ($2::integer IS NULL OR version = $2)
     ORDER BY version DESC LIMIT 1`,
    [key, version],
  );
  if (found === undefined)
    throw new CannotStart('PLAYBOOK_MISSING', version === null ? key : `${key} ${version}`);
  return found.id;
}

const MOST_TITLE_CHARACTERS = 200;

function titleOf(parent: string, own: string): string {
  const fitting = shortened(own, MOST_TITLE_CHARACTERS / 2);
  return `${shortened(parent, MOST_TITLE_CHARACTERS - fitting.length - 3)} · ${fitting}`;
}

function shortened(title: string, most: number): string {
  return title.length > most ? `${title.slice(0, most - 1)}…` : title;
}
