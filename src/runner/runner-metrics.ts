import { Injectable } from '@nestjs/common';
import type { Counter, Histogram } from 'prom-client';
import { Metrics } from '../platform/metrics/metrics.js';
import type { LoggedEventType } from './commands/step.js';

/** What the runner did in this process. */
@Injectable()
export class RunnerMetrics {
  private readonly events: Counter<'type'>;
  private readonly lateness: Histogram;
  private readonly parked: Counter;
  private readonly shed: Counter;
  private readonly batches: Histogram;
  private inbox: () => number = () => 0;

  constructor(metrics: Metrics) {
    this.events = metrics.counter({
      name: 'setpiece_run_events_total',
      help: 'Events logged, by type.',
      labels: ['type'],
    });
    this.lateness = metrics.histogram(
      { name: 'setpiece_timer_lateness_seconds', help: 'How long after its due time a timer fired.' },
      [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600],
    );
    this.shed = metrics.counter({
      name: 'setpiece_commands_shed_total',
      help: 'Commands turned away because too many waited.',
    });
    this.batches = metrics.histogram(
      { name: 'setpiece_batch_commands', help: 'How many commands shared a transaction.' },
      [1, 2, 4, 8, 16, 32, 64, 128, 256],
    );
    metrics.gauge(
      { name: 'setpiece_inbox_commands', help: 'Commands that wait to be taken to their runs.' },
      (gauge) => gauge.set(this.inbox()),
    );
    this.parked = metrics.counter({
      name: 'setpiece_timers_parked_total',
      help: 'Timers that failed and wait for their incident to be resolved.',
    });
  }

  countEvent(type: LoggedEventType): void {
    this.events.inc({ type });
  }

  countTimer(latenessMs: number): void {
    this.events.inc({ type: 'timer.fired' });
    this.lateness.observe(latenessMs / 1_000);
  }

  countShed(): void {
    this.shed.inc();
  }

  /** So many commands shared a transaction. */
  countBatch(commands: number): void {
    this.batches.observe(commands);
  }

  /** Shows how many commands wait. */
  watchInbox(size: () => number): void {
    this.inbox = size;
  }

  countParked(): void {
    this.parked.inc();
  }
}
