import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, GraphQLError, isCompositeType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { RequestContextFactory } from '../../src/api/context/request-context.factory.js';
import { OperationGate } from '../../src/api/limits/operation-gate.js';
import { presentError } from '../../src/api/errors/present-error.js';
import { asGraphQLError } from '../../src/api/errors/as-graphql-error.js';
import { prepareSubscription } from '../../src/api/subscriptions/prepare-subscription.js';
import { subscribeAfresh } from '../../src/api/subscriptions/subscribe-afresh.js';
import { PermissionWorld } from '../support/permission-world.js';
import { MUTATION_INPUTS, QUERY_ARGUMENTS } from './permission-inputs.js';
import { readPermissions } from './permission-table.js';

type Kind = 'query' | 'mutation' | 'subscription';
type AnyField = GraphQLField<unknown, unknown>;

/** What a caller got: null for what was asked for, otherwise the code of the refusal. */
type Outcome = string | null;

const DENIALS = /^(UNAUTHENTICATED|PERMISSION_DENIED|NOT_FOUND|NOT_INCIDENT_READER|SKILLS_REPORT_DENIED)$/;

describe('Who may do what', () => {
  const permissions = readPermissions();
  let world: PermissionWorld;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    world = await PermissionWorld.build();
    schema = world.test.app.get(GraphQLSchemaHost, { strict: false }).schema;
  }, 60_000);

  it('is said for every operation of the schema, and for nothing else', () => {
    const operations = [
      schema.getQueryType(),
      schema.getMutationType(),
      schema.getSubscriptionType(),
    ].flatMap((type) => Object.keys(type?.getFields() ?? {}));

    expect(permissions.map(({ operation }) => operation).toSorted()).toEqual(operations.toSorted());
  });

  it.each(permissions.map(({ operation, callers }) => [operation, callers] as const))(
    '%s',
    async (operation, callers) => {
      const outcomes: Record<string, Outcome> = {};
      // Those who may not do it leave nothing behind, and can all be refused the same thing.
      const input = await inputOf(operation);
      for (const [caller, may] of callers) {
        outcomes[caller] = await attempt(operation, caller, may ? await inputOf(operation) : input);
      }

      expect(outcomes).toEqual(
        Object.fromEntries([...callers].map(([caller, may]) => [caller, may ? null : 'denied'])),
      );
    },
    60_000,
  );

  async function inputOf(operation: string): Promise<object> {
    const mutation = MUTATION_INPUTS[operation];
    if (mutation) return { input: await mutation(world) };
    return (await QUERY_ARGUMENTS[operation]?.(world)) ?? {};
  }

  function attempt(operation: string, caller: string, variables: object): Promise<Outcome> {
    const query = schema.getQueryType()?.getFields()[operation];
    if (query) return attemptQuery(query, caller, variables);
    const mutation = schema.getMutationType()?.getFields()[operation];
    if (mutation) return attemptMutation(mutation, caller, variables);
    const subscription = schema.getSubscriptionType()?.getFields()[operation];
    if (subscription) return attemptSubscription(subscription, caller, variables);
    throw new Error(`The schema has no operation ${operation}.`);
  }

  async function attemptQuery(field: AnyField, caller: string, variables: object): Promise<Outcome> {
    const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
    const { data, errors } = await world
      .as(caller)
      .attempt<Record<string, unknown>>(documentOf('query', field, variables, selection), { ...variables });
    if (errors?.[0]) return outcomeOf(errors[0].extensions.code);
    return data?.[field.name] === null ? 'denied' : null;
  }

  async function attemptMutation(field: AnyField, caller: string, variables: object): Promise<Outcome> {
    const document = documentOf('mutation', field, variables, '{ userErrors { __typename code message } }');
    const { data, errors } = await world
      .as(caller)
      .attempt<Record<string, { userErrors: { __typename: string; code: string; message: string }[] }>>(
        document,
        { ...variables },
      );
    if (errors?.[0]) return outcomeOf(errors[0].extensions.code);
    const [refusal] = data?.[field.name]?.userErrors ?? [];
    if (!refusal) return null;
    const isDenial = ['PermissionDeniedError', 'NotFoundError'].includes(refusal.__typename);
    return isDenial ? 'denied' : `${refusal.code}: ${refusal.message}`;
  }

  /** What the WebSocket's server does with a subscription, up to where events would come. */
  async function attemptSubscription(field: AnyField, caller: string, variables: object): Promise<Outcome> {
    const { app } = world.test;
    const contexts = app.get(RequestContextFactory);
    const token = world.tokenOf(caller);
    const authorization = token === undefined ? undefined : `Bearer ${token}`;
    const makeContext = () =>
      contexts.create({ authorization, acceptLanguage: undefined, requestId: 'permissions' });
    const host = { schema, gate: app.get(OperationGate), maxTokens: 1000 };
    const query = documentOf('subscription', field, variables, '{ __typename }');
    try {
      const prepared = prepareSubscription(host, { query, variables: { ...variables } }, await makeContext());
      if (!('schema' in prepared)) return String(prepared[0]?.message);
      const events = await subscribeAfresh(prepared, makeContext);
      if ('next' in events) return await events.return().then(() => null);
      throw events.errors?.[0] ?? new GraphQLError('no events and no error');
    } catch (error) {
      const addressee = { locale: 'en', requestId: 'permissions' } as const;
      return outcomeOf(presentError(asGraphQLError(error), addressee).extensions?.['code']);
    }
  }
});

function outcomeOf(code: unknown): Outcome {
  return DENIALS.test(String(code)) ? 'denied' : String(code);
}

/** A document that asks for one field with the variables as its arguments. */
function documentOf(kind: Kind, { name, args }: AnyField, variables: object, selection: string): string {
  const given = args.filter((arg) => Object.hasOwn(variables, arg.name));
  if (given.length === 0) return `${kind} { ${name} ${selection} }`;
  const head = given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${kind} (${head}) { ${name}(${passed}) ${selection} }`;
}
