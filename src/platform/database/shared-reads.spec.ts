import { SharedReads } from './shared-reads.js';

describe('Reads that are shared', () => {
  it('put what is asked for at the same moment into one reading, and keep nothing', async () => {
    const asked: string[][] = [];
    const reads = new SharedReads(async (keys: readonly string[]) => {
      asked.push([...keys]);
      return keys.map((key) => (key === 'none' ? null : key.toUpperCase()));
    });

    expect(await Promise.all(['a', 'none', 'a'].map((key) => reads.get(key)))).toEqual(['A', null, 'A']);
    expect(await reads.get('a')).toBe('A');
    expect(asked).toEqual([['a', 'none', 'a'], ['a']]);
  });

  it('fail together where the reading fails, and not for ever', async () => {
    let fails = true;
    const reads = new SharedReads(async (keys: readonly number[]) => {
      if (fails) throw new Error('away');
      return keys;
    });
    const both = await Promise.allSettled([reads.get(1), reads.get(2)]);
    fails = false;

    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await reads.get(1)).toBe(1);
  });
});
