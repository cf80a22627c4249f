import type { Metrics } from '../metrics/metrics.js';
import type { ClockKeeper } from './clock-keeper.js';

/** Shows how far this machine's clock is from the database's, and how old that knowledge is. */
export function observeClock(metrics: Metrics, keeper: ClockKeeper): void {
  metrics.gauge(
    {
      name: 'setpiece_clock_offset_seconds',
      help: "How far this machine's clock is ahead of the database's. Nothing goes by it; but something is wrong with it.",
    },
    (gauge) => gauge.set(keeper.clock.wallAhead() / 1_000),
  );
  metrics.gauge(
    {
      name: 'setpiece_clock_comparison_age_seconds',
      help: "Time since the service's clock was last compared with the database's; it is every 30 seconds.",
    },
    (gauge) => gauge.set(keeper.secondsSinceComparison()),
  );
}
