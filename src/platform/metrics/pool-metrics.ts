import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Metrics } from './metrics.js';

/** How busy the pool of database connections is. */
@Injectable()
export class PoolMetrics {
  constructor(metrics: Metrics, database: Database) {
    metrics.gauge(
      {
        name: 'setpiece_database_connections',
        help: 'Connections to the database, by what they are at; `waiting` are callers that wait for one.',
        labels: ['state'],
      },
      (gauge) => {
        const { total, idle, waiting } = database.poolUsage();
        gauge.set({ state: 'busy' }, total - idle);
        gauge.set({ state: 'idle' }, idle);
        gauge.set({ state: 'waiting' }, waiting);
      },
    );
  }
}
