/** @param {number[]} values */
export function summarise(values) {
  const sorted = Float64Array.from(values).sort();
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

/** The nearest rank, to the microsecond of a value in milliseconds; null of nothing. */
function percentile(sorted, part) {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
  return value === undefined ? null : Math.round(value * 1000) / 1000;
}
