import { Metrics } from '../../platform/metrics/metrics.js';
import { SweepMetrics } from './sweep-metrics.js';

describe('What a sweep has found', () => {
  it.each([
    ['shown by a process that sweeps', true],
    ['not shown by one that does not: it would say that all is well', false],
  ])('is %s', async (_what, enabled) => {
    const metrics = new Metrics();
    const sweeps = new SweepMetrics(metrics, { query: () => Promise.resolve([]) }, { enabled });
    sweeps.countUnloggable();

    const shown = await metrics.render();
    expect(shown).toContain('setpiece_sweep_failures_total 1');
    for (const gauge of ['sweep_last_timestamp_seconds', 'timers_overdue', 'incidents_open']) {
      expect(shown.includes(`setpiece_${gauge}`)).toBe(enabled);
    }
  });
});
