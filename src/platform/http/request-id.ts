import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export const REQUEST_ID_HEADER = 'X-Request-Id';

const ACCEPTABLE = /^[\w.:-]{1,100}$/;

/**
 * The id under which a request appears in answers and logs: the caller's own `X-Request-Id` where it is a sane one,
 * otherwise a new one. The answer carries it from the first call on.
 */
export function identifyRequest(request: IncomingMessage, response: ServerResponse): string {
  const known = response.getHeader(REQUEST_ID_HEADER);
  if (typeof known === 'string') return known;
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && ACCEPTABLE.test(given) ? given : randomUUID();
  response.setHeader(REQUEST_ID_HEADER, id);
  return id;
}
