import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { ChartStore } from '../../../src/runner/charts/chart-store.js';
import { RunVerifier } from '../../../src/runner/verify/run-verifier.js';
import type { Ledger, Request } from '../load/ledger.js';
import { PLAYBOOK_KEY } from '../world/chaos-playbook.js';
import { checkChain } from './check-chain.js';
import { checkLife } from './check-life.js';
import { checkLog } from './check-log.js';
import { checkReceipts } from './check-receipts.js';
import { checkStarts, type StartedRun } from './check-starts.js';
import { checkTasks } from './check-tasks.js';
import { checkTimers } from './check-timers.js';
import { readHistories } from './read-histories.js';
import { type Finding, finder } from './run-history.js';

/** What a look at runs found, and what it counted. */
export interface Inspection {
  readonly findings: readonly Finding[];
  readonly runs: number;
  readonly events: number;
  /** How late each timer's firing was committed, in milliseconds. */
  readonly lateness: readonly number[];
}

const STATEMENT_TIMEOUT_MS = 60_000;

/** Looks at what is stored, past the service and past every proxy. */
export class Inspector {
  private constructor(
    private readonly client: Client,
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
  ) {}

  /** Connects, lets the work be done, and lets go again: the database is restarted ever so often. */
  static async use<T>(url: string, ledger: Ledger, work: (inspector: Inspector) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    const settings = { url, poolSize: 2, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
    const dataSource = createDataSource(settings, () => undefined);
    try {
      await Promise.all([client.connect(), dataSource.initialize()]);
      return await work(new Inspector(client, dataSource, ledger));
    } finally {
      await client.end().catch(() => undefined);
      if (dataSource.isInitialized) await dataSource.destroy();
    }
  }

  /** How many timers are overdue by more than a second: of runs that go on, and not set aside. */
  async countOverdue(): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM timer JOIN run ON run.id = timer.run_id
       WHERE run.status = 'running' AND parked_at IS NULL AND NOT held AND due_at < now() - interval '1 second'`,
    );
    return rows[0]?.count ?? 0;
  }

  /** Everything that can be said of these runs; the replay, which takes longest, only where it is asked for. */
  async inspect(runIds: readonly string[], { replay }: { readonly replay: boolean }): Promise<Inspection> {
    const findings: Finding[] = [];
    const lateness: number[] = [];
    let events = 0;
    for (const runId of runIds) {
      const [history] = await readHistories(this.client, [runId]);
      if (!history) continue;
      events += history.events.length;
      const timers = checkTimers(history);
      findings.push(
        ...checkReceipts(history, this.#entriesOf(history.runId, history.events[0]?.payload)),
        ...checkLog(history),
        ...checkChain(history),
        ...timers.findings,
        ...checkTasks(history),
        ...checkLife(history),
        ...(replay ? await this.#replay(runId) : []),
      );
      for (const { latenessMs } of timers.firings) if (latenessMs !== null) lateness.push(latenessMs);
    }
    return { findings, runs: runIds.length, events, lateness };
  }

  /** Every run there is, replayed, and every start that was ever asked for. */
  async inspectAll(): Promise<Inspection> {
    const runs = await this.#runs();
    const inspection = await this.inspect(
      runs.map(({ id }) => id),
      { replay: true },
    );
    return { ...inspection, findings: [...checkStarts(this.ledger.requests, runs), ...inspection.findings] };
  }

  async #runs(): Promise<StartedRun[]> {
    const { rows } = await this.client.query<StartedRun>(
      'SELECT id, title FROM run WHERE playbook_key = $1 ORDER BY id',
      [PLAYBOOK_KEY],
    );
    return rows;
  }

  async #replay(runId: string): Promise<Finding[]> {
    const verifier = new RunVerifier(new Database(this.dataSource), this.charts);
    const { problems } = await verifier.replayRun(runId);
    return problems.map(({ message }) => message.en).map(finder('replay', runId));
  }

  /** A run whose start nobody acknowledged is known by the key that it was started under. */
  #entriesOf(runId: string, started: unknown): readonly Request[] {
    const entries = this.ledger.of(runId);
    if (entries.length > 0) return entries;
    const content = JSON.stringify(started ?? null);
    return this.ledger.requests.filter(
      ({ operation, key }) => operation === 'startRun' && content.includes(`"${key}"`),
    );
  }

  private readonly charts = new ChartStore();
}
