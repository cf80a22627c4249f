import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { API_SETTINGS, type ApiSettings } from './api-settings.js';
import type { RequestContext } from './context/request-context.js';
import { RequestContextFactory } from './context/request-context.factory.js';
import { locateRefusals } from './errors/locate-refusals.js';
import { USER_ERROR_TYPES } from './errors/user-error.model.js';
import { identifyRequest } from './http/request-id.js';
import { API_LIMITS, type ApiLimits } from './limits/api-limits.js';

interface HttpExchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/** The one schema, collected from the resolvers of all features, served at `/graphql`. */
export const GraphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  inject: [API_SETTINGS, API_LIMITS, RequestContextFactory],
  useFactory: (settings: ApiSettings, limits: ApiLimits, contexts: RequestContextFactory) => ({
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: locateRefusals,
    buildSchemaOptions: { orphanedTypes: USER_ERROR_TYPES, noDuplicatedFields: true },
    context: ({ req, res }: HttpExchange): Promise<RequestContext> =>
      contexts.create({
        authorization: req.headers.authorization,
        acceptLanguage: req.headers['accept-language'],
        requestId: identifyRequest(req, res),
      }),
    introspection: settings.introspection,
    hideSchemaDetailsFromClientErrors: settings.hideSchemaDetails,
    includeStacktraceInErrorResponses: false,
    // Our own presentation of errors knows who asks; Nest's would repeat whatever an HTTP exception holds.
    autoTransformHttpErrors: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: limits.maxTokens },
    graphiql: false,
  }),
});
