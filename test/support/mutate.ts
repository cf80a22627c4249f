import type { GraphqlClient } from './graphql-client.js';

/** A user error with whatever its own type adds. */
export interface AnyUserError {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly currentVersion?: number;
  readonly allowedEvents?: readonly string[];
  readonly missingRoles?: readonly string[];
}

const USER_ERRORS = `userErrors {
  __typename code message path
  ... on StaleVersionError { currentVersion }
  ... on TransitionNotAllowedError { allowedEvents }
  ... on RolesNotFilledError { missingRoles }
}`;

/** The payload of a mutation, refused or not. `selection` is what to read of it besides its user errors. */
export async function tryMutation<Payload>(
  client: GraphqlClient,
  name: string,
  input: object,
  selection: string,
): Promise<Payload & { userErrors: AnyUserError[] }> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} ${USER_ERRORS} } }`;
  const data = await client.ask<Record<string, Payload & { userErrors: AnyUserError[] }>>(document, {
    input,
  });
  const payload = data[name];
  if (!payload) throw new Error(`${name} gave no payload`);
  return payload;
}

/** The payload of a mutation that must not be refused. */
export async function mutate<Payload>(
  client: GraphqlClient,
  name: string,
  input: object,
  selection: string,
): Promise<Payload> {
  const payload = await tryMutation<Payload>(client, name, input, selection);
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}
