import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { API_SETTINGS, type ApiSettings } from './api-settings.js';
import { RequestContextFactory } from './context/request-context.factory.js';
import { describeRoots } from './describe-roots.js';
import { locateRefusals } from './errors/locate-refusals.js';
import { USER_ERROR_TYPES } from './errors/user-error.model.js';
import { apolloLogger } from './http/apollo-logger.js';
import { createHttpContext, type HttpExchange } from './http/http-context.js';
import { API_LIMITS, type ApiLimits } from './limits/api-limits.js';

/** The one schema, collected from the resolvers of all features, served at `/graphql`. */
export const GraphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  inject: [API_SETTINGS, API_LIMITS, RequestContextFactory],
  useFactory: (settings: ApiSettings, limits: ApiLimits, contexts: RequestContextFactory) => ({
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: (schema: GraphQLSchema) => locateRefusals(describeRoots(schema)),
    buildSchemaOptions: { orphanedTypes: USER_ERROR_TYPES, noDuplicatedFields: true },
    context: (exchange: HttpExchange) => createHttpContext(contexts, exchange),
    introspection: settings.introspection,
    hideSchemaDetailsFromClientErrors: settings.hideSchemaDetails,
    includeStacktraceInErrorResponses: false,
    // Our own presentation of errors knows who asks; Nest's would repeat whatever an HTTP exception holds.
    autoTransformHttpErrors: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: limits.maxTokens },
    logger: apolloLogger,
    graphiql: false,
    // Not before the requests under way have been answered.
    stopOnApplicationShutdown: true,
  }),
});
