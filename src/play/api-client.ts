import { CodedError } from '../platform/errors/coded-error.js';

/** Speaks to the GraphQL API in somebody's name; over HTTP, or within the process. */
export interface ApiClient {
  /** The operation's data. Throws `ApiRefusal` where the answer has top-level errors. `as` is a login. */
  request<Data>(as: string, document: string, variables: Readonly<Record<string, unknown>>): Promise<Data>;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** What the API answered instead of doing as it was asked. */
export class ApiRefusal extends CodedError {
  constructor(
    readonly operation: string,
    readonly refusals: readonly Refusal[],
  ) {
    super('API_REFUSAL', `${operation}: ${refusals.map(describe).join('; ')}`);
  }
}

function describe({ code, message, path }: Refusal): string {
  return `${message} (${[code, path.join('.')].filter(Boolean).join(', ')})`;
}

/**
 * Does one mutation and gives its payload. `selection` is what to read of it. Throws `ApiRefusal` with its user errors.
 */
export async function mutate<Payload>(
  client: ApiClient,
  as: string,
  name: string,
  { input, selection }: { readonly input: Readonly<Record<string, unknown>>; readonly selection: string },
): Promise<Payload> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ${name}($input: ${type}!) {
    ${name}(input: $input) { ${selection} userErrors { code message path } }
  }`;
  const data = await client.request<Record<string, Payload & { userErrors: Refusal[] }>>(as, document, {
    input,
  });
  const payload = data[name];
  if (!payload || payload.userErrors.length > 0) throw new ApiRefusal(name, payload?.userErrors ?? []);
  return payload;
}
