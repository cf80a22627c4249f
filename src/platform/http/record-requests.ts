import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../logging/create-log.js';
import { bindLogFields, withLogFields } from '../logging/log-context.js';
import type { HttpMetrics } from '../metrics/http-metrics.js';
import { identifyRequest } from './request-id.js';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

// Asked every few seconds by machines: of interest only to somebody who looks for them.
const PROBES = ['/health', '/metrics'];

/**
 * To be the first of all middleware: gives every request its id, makes what is logged meanwhile carry it, and when the
 * answer has gone (or the caller has) logs one line and counts it. The query string, headers and body are never logged.
 */
export function recordRequests(log: Log, metrics: HttpMetrics): Middleware {
  return (request, response, next) => {
    const start = performance.now();
    const method = request.method ?? 'GET';
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    const record = (): void => {
      const seconds = (performance.now() - start) / 1000;
      const status = response.statusCode;
      metrics.observe({ method, path, status, seconds });
      const aborted = response.writableFinished ? {} : { aborted: true };
      const level = PROBES.some((probe) => path.startsWith(probe)) ? 'debug' : 'info';
      log[level](
        { context: 'HTTP', method, path, status, ms: Math.round(seconds * 1000), ...aborted },
        'request',
      );
    };
    withLogFields({ requestId: identifyRequest(request, response) }, () => {
      response.once('close', bindLogFields(record));
      next();
    });
  };
}
