import { Injectable } from '@nestjs/common';
import type { Histogram } from 'prom-client';
import { Metrics } from './metrics.js';

/** One answered (or abandoned) request. */
export interface ObservedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly seconds: number;
}

// Anything else is one label: callers choose paths and methods, and each new label would cost memory for ever.
const KNOWN_ROUTES = new Set(['graphql', 'graphiql', 'health', 'metrics']);
const KNOWN_METHODS = new Set(['GET', 'POST', 'HEAD', 'OPTIONS']);

/** How long requests take, by route and outcome. */
@Injectable()
export class HttpMetrics {
  private readonly durations: Histogram<'method' | 'route' | 'status'>;

  constructor(metrics: Metrics) {
    this.durations = metrics.histogram(
      {
        name: 'setpiece_http_request_duration_seconds',
        help: 'How long HTTP requests took.',
        labels: ['method', 'route', 'status'],
      },
      [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    );
  }

  observe({ method, path, status, seconds }: ObservedRequest): void {
    const [, first = ''] = path.split('/');
    this.durations.observe(
      {
        method: KNOWN_METHODS.has(method) ? method : 'OTHER',
        route: KNOWN_ROUTES.has(first) ? `/${first}` : 'other',
        status: String(status),
      },
      seconds,
    );
  }
}
