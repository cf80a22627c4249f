import { parseNodeId } from '../../../src/api/ids/node-id.js';
import type { SeededRandom } from '../seeded-random.js';
import type { Tally } from '../tally.js';
import type { Replica } from '../world/replica.js';
import { EXPECTED_REFUSALS } from './expected-refusals.js';
import { type Ledger, type Outcome, type Request, verdictOf } from './ledger.js';
import { mutationOf } from './operations.js';
import { type GraphQlAnswer, NoAnswer, postGraphQl } from './post-graphql.js';

export interface ClientParts {
  readonly replicas: readonly Replica[];
  readonly tokenOf: (login: string) => Promise<string>;
  readonly ledger: Ledger;
  readonly tally: Tally;
}

/** How a request is sent. */
export interface Manner {
  readonly patienceMs: number;
  /** The client is gone so long after it sent. */
  readonly vanishAfterMs?: number;
}

/** What every answered mutation gives. */
interface Payload {
  readonly run?: { readonly id: string; readonly version: number } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

/** Speaks to the replicas as clients do, and keeps the ledger. */
export class ChaosClient {
  constructor(private readonly parts: ClientParts) {}

  /** One that is up, as far as a balancer would know; any, where none is. */
  pickReplica(random: SeededRandom, except?: number): Replica {
    const others = this.parts.replicas.filter(({ number }) => number !== except);
    const up = others.filter((replica) => replica.isUp);
    return random.pick(up.length > 0 ? up : others);
  }

  /** What a query gives, or null where no good answer came. */
  async query<Data>(replica: Replica, as: string, query: string, variables = {}): Promise<Data | null> {
    try {
      const token = await this.parts.tokenOf(as);
      const { data, errors } = await postGraphQl({
        port: replica.port,
        token,
        query,
        variables,
        patienceMs: 3_000,
      });
      if (data && !errors) return data as Data;
      this.#lookAt(errors);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
    return null;
  }

  /** Sends the request, perhaps not for the first time, and enters what came of it. */
  async send(request: Request, replica: Replica, { patienceMs, vanishAfterMs }: Manner): Promise<Outcome> {
    const { ledger, tally } = this.parts;
    if (request.attempts.length > 0) tally.repeats += 1;
    const attempt = ledger.send(request, replica.number);
    const outcome = await this.#outcomeOf({
      port: replica.port,
      token: await this.parts.tokenOf(request.as),
      query: mutationOf(request.operation),
      variables: { input: request.input },
      patienceMs,
      ...(vanishAfterMs !== undefined && { vanishAfterMs }),
    });
    const before = verdictOf(request);
    ledger.close(request, attempt, outcome);
    if (before !== 'acknowledged' && outcome.kind === 'acknowledged') tally.acknowledged += 1;
    if (outcome.kind === 'unanswered') tally.unanswered += 1;
    if (outcome.kind === 'refused' && !outcome.codes.every((code) => EXPECTED_REFUSALS.has(code))) {
      tally.oddRefusals.push({ key: request.key, codes: outcome.codes });
    }
    return outcome;
  }

  async #outcomeOf(posting: Parameters<typeof postGraphQl>[0]): Promise<Outcome> {
    try {
      return this.#judge(await postGraphQl(posting));
    } catch (error) {
      if (error instanceof NoAnswer) return { kind: 'unanswered', reason: error.message };
      throw error;
    }
  }

  #judge({ data, errors }: GraphQlAnswer): Outcome {
    if (errors && errors.length > 0) {
      this.#lookAt(errors);
      return { kind: 'unanswered', reason: codesOf(errors).join(', ') };
    }
    const [payload] = Object.values(data ?? {}) as Payload[];
    if (payload && payload.userErrors.length > 0) {
      return { kind: 'refused', codes: payload.userErrors.map(({ code }) => code) };
    }
    const runId = payload?.run ? parseNodeId(payload.run.id)?.uuid : undefined;
    if (!payload?.run || runId === undefined)
      return { kind: 'unanswered', reason: 'an answer without its run' };
    return { kind: 'acknowledged', runId, version: payload.run.version };
  }

  /** A client may be told to try again, never that something is broken. */
  #lookAt(errors: GraphQlAnswer['errors'] = []): void {
    for (const code of codesOf(errors)) this.parts.tally.countError(code);
  }
}

function codesOf(errors: NonNullable<GraphQlAnswer['errors']>): string[] {
  return errors.map(({ extensions, message }) => extensions?.code ?? message);
}
