import { ManualClock } from '../clock/manual-clock.js';
import type { Principal } from './principal.js';
import { PrincipalCache, type Authenticated } from './principal-cache.js';

describe('PrincipalCache', () => {
  const clock = new ManualClock('2026-03-02T01:00:00Z');
  let cache: PrincipalCache;
  let lookUps: string[];

  beforeEach(() => {
    cache = new PrincipalCache(clock, { ttlMs: 5_000, mostEntries: 2 });
    lookUps = [];
  });

  it('looks a token up once for as long as it remembers', async () => {
    await obtain('a');
    clock.advance(4_999);
    await obtain('a');
    expect(lookUps).toEqual(['a']);

    clock.advance(1);
    await obtain('a');
    expect(lookUps).toEqual(['a', 'a']);
  });

  it('looks a token up once for requests that come at the same time', async () => {
    await Promise.all([obtain('a'), obtain('a'), obtain('a')]);

    expect(lookUps).toEqual(['a']);
  });

  it('does not remember a token past its expiry', async () => {
    await obtain('a', new Date(clock.now().getTime() + 1_000));
    clock.advance(1_000);
    await obtain('a');

    expect(lookUps).toEqual(['a', 'a']);
  });

  it('does not remember refusals', async () => {
    await expect(cache.obtain('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');

    expect((await obtain('a')).id).toBe('service:a');
  });

  it('forgets a principal at once when told to', async () => {
    await obtain('a');
    await obtain('b');

    cache.forget('service:a');
    await Promise.all([obtain('a'), obtain('b')]);

    expect(lookUps).toEqual(['a', 'b', 'a']);
  });

  it('forgets the oldest when it holds too many', async () => {
    for (const token of ['a', 'b', 'c', 'c', 'b', 'a']) await obtain(token);

    expect(lookUps).toEqual(['a', 'b', 'c', 'a']);
  });

  function obtain(token: string, expiresAt: Date | null = null): Promise<Principal> {
    return cache.obtain(token, async (): Promise<Authenticated> => {
      lookUps.push(token);
      const shape = { kind: 'service', personId: null, departmentId: null, name: token } as const;
      return { principal: { ...shape, id: `service:${token}`, roles: new Set() }, expiresAt };
    });
  }
});
