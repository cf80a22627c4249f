import type { IncomingMessage, ServerResponse } from 'node:http';
import { negotiateLocale } from '../locale/accept-language.js';
import { messageOf } from '../messages/catalogue.js';
import { identifyRequest } from '../../platform/http/request-id.js';

type Next = (error?: unknown) => void;
type ErrorHandler = (error: unknown, request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** Answers a GraphQL request whose body could not be read, in the form of every other GraphQL answer. */
export function refuseBody(maxBodyBytes: number): ErrorHandler {
  // Express knows an error handler by its four parameters.
  return (error, request, response, next) => {
    const status = statusOf(error);
    if (response.headersSent || status === null) {
      next(error);
      return;
    }
    const code = status === 413 ? 'BODY_TOO_LARGE' : 'BODY_UNREADABLE';
    const locale = negotiateLocale(request.headers['accept-language']);
    const message = messageOf(code, { most: maxBodyBytes })[locale];
    const requestId = identifyRequest(request, response);
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] }));
  };
}

/** The 4xx status that the body parser gives its errors; null for errors that are not the client's. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  return error.status >= 400 && error.status < 500 ? error.status : null;
}
