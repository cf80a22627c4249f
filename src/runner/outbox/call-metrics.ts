import { Injectable } from '@nestjs/common';
import type { Counter, Histogram } from 'prom-client';
import { Database } from '../../platform/database/database.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import type { CallFailureCode } from './call-failure.js';

/** What this process did about calls to services. A service is named by its key in the playbook. */
@Injectable()
export class CallMetrics {
  private readonly calls: Counter<'service' | 'outcome'>;
  private readonly attempts: Counter<'service' | 'result'>;
  private readonly duration: Histogram<'service'>;

  constructor(metrics: Metrics, database: Database) {
    this.calls = metrics.counter({
      name: 'setpiece_service_calls_total',
      help: 'Calls to services that ended, by outcome: answered, or failed for good.',
      labels: ['service', 'outcome'],
    });
    this.attempts = metrics.counter({
      name: 'setpiece_service_call_attempts_total',
      help: 'Attempts at calls, by result: ok, or why it failed.',
      labels: ['service', 'result'],
    });
    this.duration = metrics.histogram(
      {
        name: 'setpiece_service_call_attempt_seconds',
        help: 'How long an attempt took.',
        labels: ['service'],
      },
      [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    );
    metrics.gauge(
      { name: 'setpiece_service_calls_pending', help: 'Calls that are not answered yet, in all processes.' },
      async (gauge) => gauge.set(await countPending(database)),
    );
  }

  countAttempt(service: string, result: 'ok' | CallFailureCode, seconds: number): void {
    this.attempts.inc({ service, result });
    this.duration.observe({ service }, seconds);
  }

  countCall(service: string, outcome: 'answered' | 'failed'): void {
    this.calls.inc({ service, outcome });
  }
}

async function countPending(database: Database): Promise<number> {
  const [row] = await database.query<{ calls: number }>(
    `SELECT count(*)::integer AS calls FROM service_call WHERE status = 'pending'`,
  );
  return row?.calls ?? 0;
}
