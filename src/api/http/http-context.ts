import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import type { RequestContextFactory, RequestHead } from '../context/request-context.factory.js';
import { asGraphQLError } from '../errors/as-graphql-error.js';
import { logUnexpected } from '../errors/log-unexpected.js';
import { presentError } from '../errors/present-error.js';
import { negotiateLocale } from '../locale/accept-language.js';
import { RETRY_AFTER_SECONDS } from './ask-to-retry.js';
import { identifyRequest } from '../../platform/http/request-id.js';
import { addLogFields } from '../../platform/logging/log-context.js';

/** What Apollo gives for a request that came over HTTP. */
export interface HttpExchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, INTERNAL_SERVER_ERROR: 500 };

/**
 * The context of a request over HTTP. What goes wrong here never reaches the plugins that present an operation's errors,
 * so it is thrown as it is to be shown: 401 for a token that does not hold, 503 while the database is away.
 */
export async function createHttpContext(
  contexts: RequestContextFactory,
  { req, res }: HttpExchange,
): Promise<RequestContext> {
  const head: RequestHead = {
    authorization: req.headers.authorization,
    acceptLanguage: req.headers['accept-language'],
    requestId: identifyRequest(req, res),
  };
  try {
    const context = await contexts.create(head);
    if (context.principal) addLogFields({ principalId: context.principal.id });
    return context;
  } catch (error) {
    throw toShow(asGraphQLError(error), head);
  }
}

function toShow(error: GraphQLError, { acceptLanguage, requestId }: RequestHead): GraphQLError {
  logUnexpected([error], requestId);
  const { message, extensions } = presentError(error, { locale: negotiateLocale(acceptLanguage), requestId });
  const status = STATUS[String(extensions?.code)] ?? 503;
  const headers = new HeaderMap(status === 503 ? [['retry-after', RETRY_AFTER_SECONDS]] : []);
  return new GraphQLError(message, { extensions: { ...extensions, http: { status, headers } } });
}
