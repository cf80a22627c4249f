import type { KpiDefinition } from '../../engine/chart/playbook-definition.js';

export interface KpiMeasure {
  readonly met: boolean;
  /** The share of the way from baseline to target that is done; null where there is no baseline or no value. */
  readonly share: number | null;
}

/** How far a value is on the way from a KPI's baseline to its target. The direction decides what "better" means. */
export function measureKpi(
  kpi: Pick<KpiDefinition, 'direction' | 'baseline' | 'target'>,
  value: number | null,
): KpiMeasure {
  if (value === null) return { met: false, share: null };
  const met = kpi.direction === 'increase' ? value >= kpi.target : value <= kpi.target;
  if (kpi.baseline === undefined) return { met, share: null };
  const way = kpi.target - kpi.baseline;
  // A figure that is only to be held has no way to go: it is all there or not at all.
  if (way === 0) return { met, share: met ? 1 : 0 };
  return { met, share: (value - kpi.baseline) / way };
}
