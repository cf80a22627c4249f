import { delayAfter } from './backoff.js';

const BACKOFF = { first: 'PT2S', factor: 3, most: 'PT1M' };

describe('delayAfter', () => {
  it.each([
    [1, 2_000],
    [2, 6_000],
    [3, 18_000],
    [4, 54_000],
    [5, 60_000],
    [900, 60_000],
  ])('waits after attempt %i for %i ms at most', (attempt, most) => {
    expect(delayAfter(attempt, BACKOFF, 0, null)).toBe(most);
  });

  it('lets chance take up to a half of it', () => {
    expect(delayAfter(2, BACKOFF, 0.5, null)).toBe(4_500);
    expect(delayAfter(2, BACKOFF, 1, null)).toBe(3_000);
  });

  it('waits as long as the service asks, but no longer than the playbook allows', () => {
    expect(delayAfter(1, BACKOFF, 0, 30_000)).toBe(30_000);
    expect(delayAfter(1, BACKOFF, 0, 86_400_000)).toBe(60_000);
    expect(delayAfter(1, BACKOFF, 0, 1)).toBe(2_000);
  });
});
