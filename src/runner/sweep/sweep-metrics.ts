import { Inject, Injectable } from '@nestjs/common';
import type { Counter, Histogram } from 'prom-client';
import { Database } from '../../platform/database/database.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { UPKEEP_SETTINGS, type UpkeepSettings } from '../upkeep/upkeep.settings.js';

interface Readings {
  readonly incidents: readonly { readonly cause: string; readonly open: number }[];
  readonly overdue: number;
  readonly sweptAt: Date | null;
}

/** What deserves an operator's eye. Read with every sweep, not with every scrape; the same in all processes. */
@Injectable()
export class SweepMetrics {
  private readonly duration: Histogram;
  private readonly unloggable: Counter;
  #read: Readings = { incidents: [], overdue: 0, sweptAt: null };

  constructor(
    metrics: Metrics,
    @Inject(Database) private readonly database: Pick<Database, 'query'>,
    @Inject(UPKEEP_SETTINGS) { enabled }: Pick<UpkeepSettings, 'enabled'>,
  ) {
    // What a process that never looks would show of the runs is nothing that anybody has seen.
    if (enabled) this.#showReadings(metrics);
    this.duration = metrics.histogram(
      { name: 'setpiece_sweep_duration_seconds', help: 'How long a sweep over all live runs took.' },
      [0.1, 0.5, 1, 5, 15, 60, 300, 1800],
    );
    this.unloggable = metrics.counter({
      name: 'setpiece_sweep_failures_total',
      help: 'Runs with something wrong of which not even an incident could be logged.',
    });
  }

  #showReadings(metrics: Metrics): void {
    metrics.gauge(
      {
        name: 'setpiece_incidents_open',
        help: 'Incidents that nobody has dealt with, by cause.',
        labels: ['cause'],
      },
      (gauge) => {
        gauge.reset();
        for (const { cause, open } of this.#read.incidents) gauge.set({ cause }, open);
      },
    );
    metrics.gauge(
      {
        name: 'setpiece_timers_overdue',
        help: 'Timers that came due more than a minute ago and have not fired.',
      },
      (gauge) => gauge.set(this.#read.overdue),
    );
    metrics.gauge(
      {
        name: 'setpiece_sweep_last_timestamp_seconds',
        help: 'When the last sweep over all live runs ended; 0: never.',
      },
      (gauge) => gauge.set((this.#read.sweptAt?.getTime() ?? 0) / 1_000),
    );
  }

  observeSweep(milliseconds: number): void {
    this.duration.observe(milliseconds / 1_000);
  }

  countUnloggable(): void {
    this.unloggable.inc();
  }

  /** Reads what the gauges show from now on. */
  async refresh(now: Date): Promise<void> {
    const [row] = await this.database.query<Readings>(
      `SELECT
         (SELECT coalesce(json_agg(json_build_object('cause', cause, 'open', open)), '[]')
          FROM (SELECT cause, count(*) AS open FROM incident WHERE resolved_at IS NULL GROUP BY cause) AS i) AS incidents,
         (SELECT count(*)::int FROM timer
          WHERE due_at < $1::timestamptz - interval '1 minute' AND parked_at IS NULL AND NOT held) AS overdue,
         (SELECT finished_at FROM upkeep WHERE name = 'sweep') AS "sweptAt"`,
      [now],
    );
    if (row !== undefined) this.#read = row;
  }
}
