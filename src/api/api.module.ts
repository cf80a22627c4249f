import { Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { RequestContextFactory } from './context/request-context.factory.js';
import { QuietGraphqlFilter } from './errors/quiet-graphql.filter.js';
import { GraphiqlController } from './graphiql/graphiql.controller.js';
import { GraphqlModule } from './graphql.module.js';
import { OperationGate } from './limits/operation-gate.js';
import { NodeRegistry } from './ids/node-registry.js';
import { NodeResolver } from './ids/node.resolver.js';
import './messages/api.messages.js';
import { AdmissionPlugin } from './plugins/admission.plugin.js';
import { ErrorPresentationPlugin } from './plugins/error-presentation.plugin.js';
import { HttpStatusPlugin } from './plugins/http-status.plugin.js';
import { SubscriptionProtocol } from './subscriptions/subscription-protocol.js';
import { SubscriptionTransportPlugin } from './subscriptions/subscription-transport.plugin.js';

/**
 * What the whole GraphQL schema shares. A feature's module lists its resolvers as providers, and the schema has them.
 * The composition root must provide, globally, `Authenticator`, `API_LIMITS` and `API_SETTINGS`.
 */
@Global()
@Module({
  imports: [GraphqlModule],
  controllers: [GraphiqlController],
  providers: [
    NodeRegistry,
    NodeResolver,
    RequestContextFactory,
    OperationGate,
    AdmissionPlugin,
    ErrorPresentationPlugin,
    HttpStatusPlugin,
    SubscriptionProtocol,
    SubscriptionTransportPlugin,
    { provide: APP_FILTER, useClass: QuietGraphqlFilter },
  ],
  exports: [NodeRegistry, RequestContextFactory],
})
export class ApiModule {}
