import type { JsonObject } from '../../../src/engine/json.js';
import { type PatternRun, PatternWorld } from '../pattern-world.js';

let world: PatternWorld;

beforeAll(async () => {
  world = await PatternWorld.open(new URL('./', import.meta.url));
});

const start = (file: string, input?: JsonObject): Promise<PatternRun> => world.start(file, input);

describe('Several instances', () => {
  const SUPPLIERS = { suppliers: ['Anhui', 'Fujian', 'Hunan'] };
  const SAMPLES = { samples: ['red', 'green', 'blue'] };

  it('C12 Multiple Instances without Synchronization: the run goes on at once, and they stay open beside it', async () => {
    const run = await start('c12-instances-without-synchronization', { shops: ['North', 'South'] });
    expect(await run.open()).toEqual(['mendShop#1', 'mendShop#2', 'report']);
    await run.complete('mendShop#2');
    await run.complete('report');
    expect(await run.status()).toBe('running');
    expect(await run.open()).toEqual(['mendShop#1']);
    await run.complete('mendShop#1');
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C13 Multiple Instances with a Priori Design-Time Knowledge: three, and all of them', async () => {
    const run = await start('c13-instances-known-by-design');
    expect(await run.open()).toEqual(['checkSample#1', 'checkSample#2', 'checkSample#3']);
    await run.complete('checkSample#2');
    await run.complete('checkSample#3');
    expect(await run.open()).toEqual(['checkSample#1']);
    await run.complete('checkSample#1');
    expect(await run.open()).toEqual(['concludeTest']);
    await run.requireFaithful();
  });

  it.each([0, 1, 3])(
    'C14 Multiple Instances with a Priori Run-Time Knowledge: %i samples listed, as many checked',
    async (count) => {
      const samples = SAMPLES.samples.slice(0, count);
      const run = await start('c14-instances-known-at-run-time', { samples });
      for (let index = 1; index <= count; index += 1) {
        expect(await run.open()).toHaveLength(count - index + 1);
        await run.complete(`checkSample#${index}`);
      }
      expect(await run.open()).toEqual(['concludeTest']);
      await run.requireFaithful();
    },
  );

  it('C15 Multiple Instances without a Priori Run-Time Knowledge: what is added meanwhile is waited for too', async () => {
    const run = await start('c15-instances-unknown-beforehand', SAMPLES);
    await run.complete('checkSample#1');
    await run.send('sample.found', { name: 'grey' });
    expect(await run.open()).toEqual(['checkSample#2', 'checkSample#3', 'checkSample#4']);
    for (const index of [3, 2]) await run.complete(`checkSample#${index}`);
    expect(await run.open()).toEqual(['checkSample#4']);
    await run.complete('checkSample#4');
    expect(await run.open()).toEqual(['concludeTest']);
    await expect(run.send('sample.found', { name: 'grey' })).rejects.toMatchObject({
      code: 'EVENT_NOT_TAKEN',
    });
    await run.requireFaithful();
  });

  it('C26 Cancel Multiple Instance Task: what is unfinished is withdrawn, and nothing follows', async () => {
    const run = await start('c26-cancel-multiple-instances');
    await run.complete('checkSample#2');
    await run.send('test.stopped');
    expect(await run.withdrawn()).toEqual(['checkSample#1', 'checkSample#3']);
    expect(await run.timesOpened('concludeTest')).toBe(0);
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C27 Complete Multiple Instance Task: what is finished counts, the rest is withdrawn, and the run goes on', async () => {
    const run = await start('c27-complete-multiple-instances');
    await run.complete('checkSample#2');
    await run.send('test.closed');
    expect(await run.withdrawn()).toEqual(['checkSample#1', 'checkSample#3']);
    expect(await run.open()).toEqual(['concludeTest']);
    await run.requireFaithful();
  });

  it('C34 Static Partial Join for Multiple Instances: two go on, and the third runs on beside', async () => {
    const run = await start('c34-static-partial-join-for-instances', SUPPLIERS);
    await run.complete('getQuote#3');
    expect(await run.open()).toEqual(['getQuote#1', 'getQuote#2']);
    await run.complete('getQuote#1');
    expect(await run.open()).toEqual(['chooseSupplier', 'getQuote#2']);
    await run.complete('getQuote#2');
    expect(await run.open()).toEqual(['chooseSupplier']);
    expect(await run.timesOpened('chooseSupplier')).toBe(1);
    await run.requireFaithful();
  });

  it('C35 Cancelling Partial Join for Multiple Instances: two go on, and the third is withdrawn', async () => {
    const run = await start('c35-cancelling-partial-join-for-instances', SUPPLIERS);
    await run.complete('getQuote#3');
    expect(await run.withdrawn()).toEqual([]);
    await run.complete('getQuote#1');
    expect(await run.open()).toEqual(['chooseSupplier']);
    expect(await run.withdrawn()).toEqual(['getQuote#2']);
    await run.requireFaithful();
  });

  it('C36 Dynamic Partial Join for Multiple Instances: more may come, and a condition decides', async () => {
    const run = await start('c36-dynamic-partial-join-for-instances', SAMPLES);
    await run.complete('checkSample#1');
    await run.send('sample.found', { name: 'grey' });
    await run.complete('checkSample#2');
    expect(await run.open()).toEqual(['checkSample#3', 'checkSample#4']);
    await run.complete('checkSample#4');
    expect(await run.open()).toEqual(['concludeTest']);
    expect(await run.withdrawn()).toEqual(['checkSample#3']);
    await run.requireFaithful();
  });
});
