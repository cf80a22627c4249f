import { summarise } from './percentiles.mjs';

/**
 * So many callers, each of whom does one thing after the other for so many seconds.
 *
 * @param {{ callers: number, seconds: number, once: (caller: number) => Promise<void> }} load
 * @returns {Promise<{ count: number, seconds: number, latencies: number[], cpuSeconds: number }>} latencies in ms, and
 *   the CPU time of this process
 */
export async function loadFor({ callers, seconds, once }) {
  const latencies = [];
  const start = performance.now();
  const cpu = process.cpuUsage();
  const end = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let before = performance.now(); before < end;) {
        await once(caller);
        const after = performance.now();
        latencies.push(after - before);
        before = after;
      }
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return {
    count: latencies.length,
    seconds: (performance.now() - start) / 1000,
    latencies,
    cpuSeconds: (user + system) / 1e6,
  };
}

/**
 * What several slices of the same load amount to: everything that was done divided by all the time it took.
 *
 * @param {{ count: number, seconds: number, latencies: number[], cpuSeconds?: number }[]} slices
 * @param {number} [each] how many things one of `count` stands for
 */
export function sumUp(slices, each = 1) {
  const total = (key) => slices.reduce((sum, slice) => sum + (slice[key] ?? 0), 0);
  const count = total('count') * each;
  const { p50, p99 } = summarise(slices.flatMap(({ latencies }) => latencies));
  const rates = slices.map((slice) => Math.round((slice.count * each) / slice.seconds));
  const cpu = total('cpuSeconds');
  return {
    perSecond: Math.round(count / total('seconds')),
    p50Ms: p50,
    p99Ms: p99,
    count,
    ...(cpu > 0 && { cpuMicrosEach: Math.round((cpu / count) * 1e6) }),
    slices: rates,
  };
}
