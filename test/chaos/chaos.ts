import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosOptions } from './chaos-options.js';
import { type Inspection, Inspector } from './check/inspector.js';
import { type Finding, finder } from './check/run-history.js';
import { disturb, startAndTime } from './disturb.js';
import { ChaosClient } from './load/chaos-client.js';
import { Fleet } from './load/fleet.js';
import { Ledger } from './load/ledger.js';
import { Load } from './load/load.js';
import { MUTATIONS } from './load/operations.js';
import { parseNodeId } from '../../src/api/ids/node-id.js';
import { planRound, type RoundPlan } from './round-plan.js';
import { SeededRandom } from './seeded-random.js';
import { Tally } from './tally.js';
import type { World } from './world/world.js';

/** How long everything may take to be as it should be, once nothing disturbs it any more. */
const RECOVERY_PATIENCE_MS = 30_000;
const REPLICA_PATIENCE_MS = 60_000;

/** One round as it went. */
export interface RoundReport {
  readonly plan: RoundPlan;
  readonly seconds: number;
  readonly recoveryMs: number;
  readonly findings: readonly Finding[];
}

/** Rounds of work and disturbance, each with a look at what is stored. */
export class Chaos {
  readonly ledger = new Ledger();
  readonly tally = new Tally();
  readonly #fleet = new Fleet();
  readonly #client: ChaosClient;
  #load: Load | null = null;

  constructor(
    private readonly world: World,
    private readonly options: ChaosOptions,
  ) {
    const { replicas, tokenOf } = world;
    this.#client = new ChaosClient({ replicas, tokenOf, ledger: this.ledger, tally: this.tally });
  }

  /** Learns what the service can be asked. */
  async prepare(): Promise<void> {
    const { organisation } = this.world;
    const replica = this.world.replica(1);
    const schema = await this.#client.query<{ schema: { mutationType: { fields: { name: string }[] } } }>(
      replica,
      organisation.lead,
      MUTATIONS,
    );
    const names = schema?.schema.mutationType.fields.map(({ name }) => name) ?? [];
    this.#load = new Load({
      seed: this.options.seed,
      client: this.#client,
      ledger: this.ledger,
      tally: this.tally,
      fleet: this.#fleet,
      organisation,
      mutations: new Set(names),
    });
  }

  async round(number: number): Promise<RoundReport> {
    const begin = performance.now();
    const plan = planRound(this.options.seed, number, this.options.without);
    const findings: Finding[] = [];
    await Promise.all([this.#load?.round(plan), disturb(this.world, plan, this.tally)]);
    const calm = performance.now();
    this.#restartTheDead(findings);
    const random = SeededRandom.of(this.options.seed, `settling ${number}`);
    try {
      await this.#load?.settle(calm + RECOVERY_PATIENCE_MS, random);
      await this.#comeToRest(calm + RECOVERY_PATIENCE_MS);
    } catch (error) {
      findings.push(finder('recovery', null)(`not within ${RECOVERY_PATIENCE_MS} ms: ${String(error)}`));
    }
    const recoveryMs = performance.now() - calm;
    this.tally.recoveries.push(recoveryMs);
    const touched = this.#fleet.takeTouched().flatMap((id) => parseNodeId(id)?.uuid ?? []);
    const looked = await this.#look((inspector) => inspector.inspect(touched, { replay: false }));
    const one = touched.length === 0 ? [] : [random.pick(touched)];
    const replayed = await this.#look((inspector) => inspector.inspect(one, { replay: true }));
    findings.push(...looked.findings, ...replayed.findings.filter(({ check }) => check === 'replay'));
    findings.push(...this.#lookAtAnswers());
    this.tally.rounds += 1;
    return { plan, seconds: (performance.now() - begin) / 1_000, recoveryMs, findings };
  }

  /** After the last round: every replica back, nothing unanswered, and everything that is stored looked at. */
  async finish(): Promise<Inspection> {
    await this.#load?.settle(performance.now() + RECOVERY_PATIENCE_MS, new SeededRandom(this.options.seed));
    const deadline = performance.now() + REPLICA_PATIENCE_MS;
    while (!this.world.replicas.every(({ isUp }) => isUp) && performance.now() < deadline) await pause(50);
    const lame = this.world.replicas.filter(({ isUp }) => !isUp);
    await this.#comeToRest(performance.now() + RECOVERY_PATIENCE_MS);
    const inspection = await this.#look((inspector) => inspector.inspectAll());
    const findings = lame.map(({ number }) =>
      finder('recovery', null)(`replica ${number} is not ready again`),
    );
    return { ...inspection, findings: [...findings, ...inspection.findings] };
  }

  #look<T>(work: (inspector: Inspector) => Promise<T>): Promise<T> {
    return Inspector.use(this.world.database.url, this.ledger, work);
  }

  /** No timer is overdue, and somebody answers. */
  async #comeToRest(deadline: number): Promise<void> {
    await this.#look(async (inspector) => {
      for (;;) {
        const overdue = await inspector.countOverdue();
        if (overdue === 0 && this.world.replicas.some(({ isUp }) => isUp)) return;
        if (performance.now() > deadline) throw new Error(`${overdue} timers are overdue`);
        await pause(50);
      }
    });
  }

  /** A replica never ends by itself, whatever happens around it. */
  #restartTheDead(findings: Finding[]): void {
    for (const replica of this.world.replicas) {
      const ends = replica.ownEnds.splice(0);
      for (const end of ends)
        findings.push(finder('processes', null)(`replica ${replica.number} ended by itself: ${end}`));
      if (ends.length > 0) void startAndTime(replica, this.tally);
    }
  }

  /** A client may be told to come back later, never that something is broken. */
  #lookAtAnswers(): Finding[] {
    const find = finder('answers', null);
    const broken = this.tally.errors.get('INTERNAL_SERVER_ERROR') ?? 0;
    this.tally.errors.delete('INTERNAL_SERVER_ERROR');
    const odd = this.tally.oddRefusals
      .splice(0)
      .map(({ key, codes }) => find(`${key} was refused: ${codes.join(', ')}`));
    return broken === 0 ? odd : [...odd, find(`${broken} answers said INTERNAL_SERVER_ERROR`)];
  }
}
