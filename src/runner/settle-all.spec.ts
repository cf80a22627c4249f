import { settleAll } from './settle-all.js';

describe('settleAll', () => {
  it('says of each how it ended, in the order in which they were given', async () => {
    const results = await settleAll([3, 0, 2], 2, async (one) => {
      if (one === 0) throw new Error('nothing');
      return one * 2;
    });

    expect(results).toEqual([
      { status: 'fulfilled', value: 6 },
      { status: 'rejected', reason: new Error('nothing') },
      { status: 'fulfilled', value: 4 },
    ]);
  });

  it('does no more at once than it may', async () => {
    let busy = 0;
    let most = 0;
    await settleAll([1, 2, 3, 4, 5], 2, async () => {
      busy += 1;
      most = Math.max(most, busy);
      await Promise.resolve();
      busy -= 1;
    });

    expect(most).toBe(2);
  });
});
