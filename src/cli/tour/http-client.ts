import type { Locale } from '../../platform/localized-text.js';
import { ApiRefusal, type ApiClient } from '../../play/api-client.js';

/** A bearer token for a login. */
export type TokenFor = (login: string) => Promise<string>;

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

/** Longer than the server lets a request take. */
const PATIENCE_MS = 60_000;

/** Speaks to a running server as any client would. */
export class HttpClient implements ApiClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly url: URL,
    private readonly tokenFor: TokenFor,
    private readonly locale: Locale,
  ) {}

  async request<Data>(as: string, query: string, variables: Record<string, unknown>): Promise<Data> {
    const response = await fetch(new URL('/graphql', this.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': this.locale,
        authorization: `Bearer ${await this.token(as)}`,
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => {
      throw new ApiRefusal(this.url.href, [{ code: 'UNREACHABLE', message: reasonOf(error), path: [] }]);
    });
    const { data, errors = [] } = await this.read<Data>(response);
    if (errors.length > 0 || data == null) throw new ApiRefusal(this.url.href, errors.map(toRefusal));
    return data;
  }

  /** An answer that is no JSON comes from some other program. */
  private async read<Data>(response: Response): Promise<Answer<Data>> {
    try {
      return (await response.json()) as Answer<Data>;
    } catch {
      const message = `the answer is none of a Setpiece server (HTTP ${response.status})`;
      throw new ApiRefusal(this.url.href, [{ code: 'NOT_SETPIECE', message, path: [] }]);
    }
  }

  private token(login: string): Promise<string> {
    const known = this.tokens.get(login) ?? this.tokenFor(login);
    this.tokens.set(login, known);
    return known;
  }
}

function toRefusal({ message, extensions }: NonNullable<Answer<unknown>['errors']>[number]) {
  return { code: extensions?.code ?? 'ERROR', message, path: [] };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
