import type { IncomingMessage, ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import type { RequestContextFactory, RequestHead } from '../context/request-context.factory.js';
import { isUnexpected, presentError } from '../errors/present-error.js';
import { negotiateLocale } from '../locale/accept-language.js';
import { identifyRequest } from '../../platform/http/request-id.js';

/** What Apollo gives for a request that came over HTTP. */
export interface HttpExchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, INTERNAL_SERVER_ERROR: 500 };
const logger = new Logger('GraphQL');

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
    return await contexts.create(head);
  } catch (error) {
    throw toShow(error, head);
  }
}

function toShow(cause: unknown, { acceptLanguage, requestId }: RequestHead): GraphQLError {
  const error = new GraphQLError('The context could not be made.', {
    originalError: cause instanceof Error ? cause : new Error(String(cause)),
  });
  if (isUnexpected(error)) logger.error(`Request ${requestId}: ${String(cause)}`, error.originalError?.stack);
  const { message, extensions } = presentError(error, { locale: negotiateLocale(acceptLanguage), requestId });
  const status = STATUS[String(extensions?.code)] ?? 503;
  return new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
}
