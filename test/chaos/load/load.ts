import { setTimeout as pause } from 'node:timers/promises';
import { encodeNodeId, parseNodeId } from '../../../src/api/ids/node-id.js';
import type { RoundPlan } from '../round-plan.js';
import { SeededRandom } from '../seeded-random.js';
import type { Tally } from '../tally.js';
import { PLAYBOOK_KEY } from '../world/chaos-playbook.js';
import type { Organisation } from '../world/organisation.js';
import type { ChaosClient } from './chaos-client.js';
import { type Choice, chooseRequest, chooseStart } from './choose-request.js';
import type { Fleet } from './fleet.js';
import { type Ledger, type Outcome, type Request, verdictOf } from './ledger.js';
import { RUN, type RunView } from './operations.js';

export interface LoadParts {
  readonly seed: number;
  readonly client: ChaosClient;
  readonly ledger: Ledger;
  readonly tally: Tally;
  readonly fleet: Fleet;
  readonly organisation: Organisation;
  readonly mutations: ReadonlySet<string>;
}

const WORKERS = 6;
const RUNS_AT_ONCE = 8;
const LONGEST_THOUGHT_MS = 60;
const SETTLING_PATIENCE_MS = 5_000;

/** What clients do to the service, at the same time as whatever else is done to it. */
export class Load {
  /** Unanswered requests that their clients will not leave at that. */
  #unsettled: Request[] = [];

  constructor(private readonly parts: LoadParts) {}

  /** Several clients at once ask for this and that for as long as the round's plan says. */
  async round(plan: RoundPlan): Promise<void> {
    const end = performance.now() + plan.lasts;
    const workers = Array.from({ length: WORKERS }, (_, index) => this.#work(plan, index + 1, end));
    await Promise.all(workers);
  }

  /** Repeats what is unanswered until it is answered. Throws where that takes too long. */
  async settle(deadline: number, random: SeededRandom): Promise<void> {
    const unsettled = this.#unsettled.splice(0);
    for (const request of unsettled) {
      for (;;) {
        const replica = this.parts.client.pickReplica(random);
        const outcome = await this.parts.client.send(request, replica, { patienceMs: SETTLING_PATIENCE_MS });
        this.#learn(request, outcome);
        if (outcome.kind !== 'unanswered') break;
        if (performance.now() > deadline)
          throw new Error(`${request.key} is not answered: ${outcome.reason}`);
        await pause(100);
      }
    }
  }

  async #work(plan: RoundPlan, worker: number, end: number): Promise<void> {
    const random = SeededRandom.of(this.parts.seed, `round ${plan.round} worker ${worker}`);
    for (let step = 1; performance.now() < end; step += 1) {
      const key = `chaos:${this.parts.seed}:${plan.round}:${worker}:${step}`;
      const request = await this.#choose(random, key, plan.round);
      if (request) await this.#ask(request, plan, random);
      await pause(random.integer(0, LONGEST_THOUGHT_MS));
    }
  }

  async #choose(random: SeededRandom, key: string, round: number): Promise<Request | null> {
    const { client, fleet, organisation, mutations, ledger, tally } = this.parts;
    const open = (choice: Choice, runId: string | null): Request => {
      tally.requests += 1;
      return ledger.open({ key, round, runId, ...choice });
    };
    const parts = { random, organisation, mutations, key };
    const id = fleet.size < RUNS_AT_ONCE && random.chance(0.3) ? undefined : fleet.pick(random);
    if (id === undefined) return open(chooseStart(parts, PLAYBOOK_KEY), null);
    const replica = client.pickReplica(random);
    const data = await client.query<{ run: RunView | null }>(replica, organisation.lead, RUN, { run: id });
    if (!data?.run) return null;
    if (data.run.status !== 'RUNNING' && data.run.status !== 'PAUSED') {
      fleet.drop(id);
      return null;
    }
    return open(chooseRequest(parts, id, data.run), parseNodeId(id)?.uuid ?? null);
  }

  async #ask(request: Request, { manners }: RoundPlan, random: SeededRandom): Promise<void> {
    const { client, tally } = this.parts;
    const patienceMs = random.integer(1_500, 3_500);
    const first = client.pickReplica(random);
    const second = client.pickReplica(random, first.number);
    if (random.chance(manners.vanish)) {
      tally.vanished += 1;
      const vanishAfterMs = random.integer(0, 15);
      this.#learn(request, await client.send(request, first, { patienceMs, vanishAfterMs }));
    } else if (random.chance(manners.together)) {
      const both = await Promise.all([first, second].map((one) => client.send(request, one, { patienceMs })));
      for (const outcome of both) this.#learn(request, outcome);
    } else {
      this.#learn(request, await client.send(request, first, { patienceMs }));
    }
    const verdict = verdictOf(request);
    if (verdict === 'refused') tally.refused += 1;
    if (verdict === 'acknowledged' && random.chance(manners.again)) {
      await client.send(request, second, { patienceMs });
    }
    if (verdict === 'open') await this.#persist(request, random, patienceMs);
  }

  /** Some try again at once, some later, and some never. */
  async #persist(request: Request, random: SeededRandom, patienceMs: number): Promise<void> {
    const character = random.next();
    if (character < 0.2) return;
    if (character < 0.6) {
      const outcome = await this.parts.client.send(request, this.parts.client.pickReplica(random), {
        patienceMs,
      });
      this.#learn(request, outcome);
      if (outcome.kind !== 'unanswered') return;
    }
    this.#unsettled.push(request);
  }

  #learn({ operation }: Request, outcome: Outcome): void {
    if (operation === 'startRun' && outcome.kind === 'acknowledged') {
      this.parts.fleet.add(encodeNodeId('Run', outcome.runId));
    }
  }
}
