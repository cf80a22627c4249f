import { Inject, Injectable } from '@nestjs/common';
import type { ExecutionArgs, GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { ServerOptions, SubscribePayload } from 'graphql-ws';
import { DomainError } from '../../platform/domain-error.js';
import type { RequestContext } from '../context/request-context.js';
import { RequestContextFactory } from '../context/request-context.factory.js';
import { asGraphQLError } from '../errors/as-graphql-error.js';
import { logUnexpected } from '../errors/log-unexpected.js';
import { presentError } from '../errors/present-error.js';
import { UnauthenticatedError } from '../errors/unauthenticated.error.js';
import { API_LIMITS, type ApiLimits } from '../limits/api-limits.js';
import { OperationGate } from '../limits/operation-gate.js';
import { addresseeOf, headOf, type ConnectionContext, type ConnectionExtra } from './connection.js';
import { prepareSubscription } from './prepare-subscription.js';
import { subscribeAfresh } from './subscribe-afresh.js';

type Options = ServerOptions<Record<string, unknown> | undefined, ConnectionExtra>;
type ContextMaker = () => Promise<RequestContext>;

/** What our server says and does within the `graphql-transport-ws` protocol. */
@Injectable()
export class SubscriptionProtocol {
  /** graphql-ws hands `subscribe` nothing but the arguments that `onSubscribe` gave. */
  private readonly contextMakers = new WeakMap<ExecutionArgs, ContextMaker>();

  constructor(
    private readonly contexts: RequestContextFactory,
    private readonly gate: OperationGate,
    @Inject(API_LIMITS) private readonly limits: ApiLimits,
  ) {}

  options(schema: GraphQLSchema): Options {
    return {
      connectionInitWaitTimeout: this.limits.connectionInitTimeoutMs,
      onConnect: (connection) => this.isSignedIn(connection),
      onSubscribe: (connection, id, payload) =>
        this.prepare(schema, connection, id, payload).catch((error: unknown) => [asGraphQLError(error)]),
      subscribe: (args) => subscribeAfresh(args, this.contextMakers.get(args) ?? notPrepared),
      onError: (connection, id, _payload, errors) => present(connection, id, errors),
      onNext: (connection, id, _payload, _args, { errors, ...result }) => ({
        ...result,
        ...(errors && { errors: present(connection, id, errors) }),
      }),
    };
  }

  /** False, which closes the connection as forbidden (4403), for whoever does not say who they are. */
  private async isSignedIn(connection: ConnectionContext): Promise<boolean> {
    try {
      return (await this.contexts.create(headOf(connection))).principal !== null;
    } catch (error) {
      if (error instanceof UnauthenticatedError) return false;
      throw error;
    }
  }

  private async prepare(
    schema: GraphQLSchema,
    connection: ConnectionContext,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const most = this.limits.maxSubscriptionsPerConnection;
    if (Object.keys(connection.subscriptions).length > most) {
      throw new DomainError('TOO_MANY_SUBSCRIPTIONS', { most });
    }
    const makeContext: ContextMaker = () => this.contexts.create(headOf(connection, id));
    const host = { schema, gate: this.gate, maxTokens: this.limits.maxTokens };
    const prepared = prepareSubscription(host, payload, await makeContext());
    if ('schema' in prepared) this.contextMakers.set(prepared, makeContext);
    return prepared;
  }
}

function present(
  connection: ConnectionContext,
  id: string,
  errors: readonly GraphQLError[],
): GraphQLFormattedError[] {
  const addressee = addresseeOf(connection, id);
  logUnexpected(errors, addressee.requestId);
  return errors.map((error) => presentError(error, addressee));
}

function notPrepared(): never {
  throw new Error('A subscription was executed that onSubscribe did not prepare.');
}
