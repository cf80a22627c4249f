import { HttpClient, type TokenFor } from '../../src/cli/tour/http-client.js';
import { ApiRefusal, type ApiClient } from '../../src/play/api-client.js';
import type { ServiceProcess } from './service-process.js';

/** Told of each mutation just after it was sent, before it is answered. */
export type SentListener = (count: number) => Promise<void>;

/**
 * A client that gives every mutation a key and repeats it, the very same, until there is an answer; when the service has
 * died it is started again.
 */
export class InsistentClient implements ApiClient {
  /** The names of the mutations, each once however often it was repeated. */
  readonly mutations: string[] = [];
  /** Those of them that were not refused. */
  readonly accepted: string[] = [];
  readonly #client: HttpClient;
  #unanswered = 0;

  constructor(
    private readonly service: ServiceProcess,
    tokenFor: TokenFor,
    private readonly onSent: SentListener,
  ) {
    this.#client = new HttpClient(service.url, tokenFor, 'en');
  }

  /** How many requests were sent to no answer. */
  get unanswered(): number {
    return this.#unanswered;
  }

  async request<Data>(as: string, document: string, variables: Record<string, unknown>): Promise<Data> {
    const name = /^mutation (\w+)/.exec(document)?.[1];
    if (name === undefined) return this.#insist(() => this.#client.request<Data>(as, document, variables));
    this.mutations.push(name);
    const count = this.mutations.length;
    const input = { ...Object(variables['input']), idempotencyKey: `mutation ${count}` };
    let sent = false;
    const answered = await this.#insist(async () => {
      const answer = this.#client.request<Data>(as, document, { ...variables, input });
      // Whoever strikes meanwhile may let it fail first.
      answer.catch(() => undefined);
      if (!sent) await this.onSent(count);
      sent = true;
      return answer;
    });
    if (!isRefusal(answered)) this.accepted.push(name);
    return answered;
  }

  async #insist<T>(send: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await send();
      } catch (error) {
        if (error instanceof ApiRefusal && error.refusals[0]?.code !== 'UNREACHABLE') throw error;
        this.#unanswered += 1;
        await this.service.start();
      }
    }
  }
}

/** Whether the payload of the mutation has errors of the user's. */
function isRefusal(data: unknown): boolean {
  return Object.values(Object(data)).some((payload: unknown) => {
    const { userErrors } = Object(payload);
    return Array.isArray(userErrors) && userErrors.length > 0;
  });
}
