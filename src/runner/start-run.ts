import { Injectable } from '@nestjs/common';
import { startRun } from '../engine/run/start-run.js';
import { Database, type Transaction } from '../platform/database/database.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import { Ids } from '../platform/ids/ids.js';
import { addLogFields } from '../platform/logging/log-context.js';
import type { RunChange } from './change/run-change.js';
import { ChartStore } from './charts/chart-store.js';
import { checkStorable } from './check-storable.js';
import { accepted } from './commands/refuse.js';
import { step } from './commands/step.js';
import type { Receipt } from './receipt.js';
import { advanceRecord } from './record/advance-record.js';
import { RunCache } from './record/run-cache.js';
import type { RunRecord } from './record/run-record.js';
import type { StartCommand } from './run-command.js';
import { RunLedger } from './run-ledger.js';
import { RunnerMetrics } from './runner-metrics.js';

interface Begun {
  readonly run: RunRecord;
  readonly change: RunChange;
}

/** Starts a run: one transaction, the first event of its log. */
@Injectable()
export class StartRun {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly charts: ChartStore,
    private readonly ids: Ids,
    private readonly ledger: RunLedger,
    private readonly cache: RunCache,
    private readonly metrics: RunnerMetrics,
  ) {}

  async start(command: StartCommand): Promise<Receipt> {
    const { playbookVersionId, teamId, title, input, actor, idempotencyKey: key } = command;
    checkStorable({ title, input }, []);
    const begun: Begun[] = [];
    const receipt = await this.database.transaction((tx) => {
      const request = { key, operation: 'startRun', input: { playbookVersionId, teamId, title, input } };
      return this.idempotency.once(tx, { id: `${actor.kind}:${actor.id ?? ''}` }, request, async () => {
        const first = await this.#begin(tx, command);
        begun.push(first);
        return { runId: first.run.id, seq: 1, repeated: false, taskId: null };
      });
    });
    addLogFields({ runId: receipt.runId });
    for (const first of begun) this.#keep(first);
    return { ...receipt, repeated: begun.length === 0 };
  }

  #keep({ run, change }: Begun): void {
    this.cache.put(advanceRecord(run, change));
    this.metrics.countEvent('run.started');
  }

  async #begin(tx: Transaction, command: StartCommand): Promise<Begun> {
    const { playbookVersionId, teamId, title, input, actor } = command;
    const { definition } = await this.charts.get(tx, playbookVersionId);
    const run = unstarted({ id: this.ids.next(), playbookVersionId, playbookKey: definition.key, teamId });
    const setting = (await this.ledger.stage(tx, [run])).setting(run, actor);
    command.authorise?.(setting.staff, definition);
    const decision = accepted(startRun(setting.chart, input, setting.now));
    const created = { playbookVersionId, playbookKey: definition.key, teamId, title, input, family: null };
    const first = step({ type: 'run.started', payload: { input }, decision });
    const [change] = await this.ledger.plan(tx, [{ setting, step: first, created }]);
    if (change === undefined) throw new Error('a plan of one step is one change');
    await this.ledger.write(tx, [change]);
    return { run, change };
  }
}

type Identity = Pick<RunRecord, 'id' | 'playbookVersionId' | 'playbookKey' | 'teamId'>;

/** A run before its first event. */
export function unstarted(identity: Identity, family: RunRecord['family'] = null): RunRecord {
  return {
    ...identity,
    status: 'running',
    seq: 0,
    state: { snapshot: {}, status: 'active', states: [] },
    enteredAt: [],
    lastAt: null,
    head: null,
    tasks: [],
    timers: [],
    calls: [],
    children: [],
    claims: [],
    family,
    incidents: [],
  };
}
