import { Injectable } from '@nestjs/common';
import { startRun } from '../engine/run/start-run.js';
import { Database, type Transaction } from '../platform/database/database.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import { Ids } from '../platform/ids/ids.js';
import { addLogFields } from '../platform/logging/log-context.js';
import { ChartStore } from './charts/chart-store.js';
import { checkStorable } from './check-storable.js';
import { accepted } from './commands/refuse.js';
import { step } from './commands/step.js';
import type { Receipt } from './receipt.js';
import type { RunRecord } from './record/run-record.js';
import type { StartCommand } from './run-command.js';
import { RunLedger } from './run-ledger.js';
import { RunnerMetrics } from './runner-metrics.js';

/** Starts a run: one transaction, the first event of its log. */
@Injectable()
export class StartRun {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly charts: ChartStore,
    private readonly ids: Ids,
    private readonly ledger: RunLedger,
    private readonly metrics: RunnerMetrics,
  ) {}

  async start(command: StartCommand): Promise<Receipt> {
    const { playbookVersionId, teamId, title, input, actor, idempotencyKey: key } = command;
    checkStorable({ title, input }, []);
    let repeated = true;
    const receipt = await this.database.transaction((tx) => {
      const request = { key, operation: 'startRun', input: { playbookVersionId, teamId, title, input } };
      return this.idempotency.once(tx, { id: `${actor.kind}:${actor.id ?? ''}` }, request, async () => {
        repeated = false;
        return this.#begin(tx, command);
      });
    });
    addLogFields({ runId: receipt.runId });
    if (!repeated) this.metrics.countEvent('run.started');
    return { ...receipt, repeated };
  }

  async #begin(tx: Transaction, command: StartCommand): Promise<Receipt> {
    const { playbookVersionId, teamId, title, input, actor } = command;
    const { definition } = await this.charts.get(tx, playbookVersionId);
    const run = unstarted({ id: this.ids.next(), playbookVersionId, playbookKey: definition.key, teamId });
    const setting = await this.ledger.settingOf(tx, run, actor);
    command.authorise?.(setting.staff, definition);
    const decision = accepted(startRun(setting.chart, input, setting.now));
    const created = { playbookVersionId, playbookKey: definition.key, teamId, title, input };
    const first = step({ type: 'run.started', payload: { input }, decision });
    const change = await this.ledger.plan(tx, setting, first, { created });
    await this.ledger.write(tx, [change]);
    return { runId: run.id, seq: change.seq, repeated: false, taskId: null };
  }
}

type Identity = Pick<RunRecord, 'id' | 'playbookVersionId' | 'playbookKey' | 'teamId'>;

/** A run before its first event. */
function unstarted(identity: Identity): RunRecord {
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
    incidents: [],
  };
}
