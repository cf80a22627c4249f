import { daysBetween } from './days-between.js';

describe('the days between two calendar days', () => {
  it.each([
    ['2026-03-01', '2026-03-01', 0],
    ['2026-02-27', '2026-03-01', 2],
    ['2028-02-27', '2028-03-01', 3],
    ['2026-12-31', '2026-01-01', -364],
  ])('from %s to %s are %d', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});
