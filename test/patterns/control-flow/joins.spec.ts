import type { JsonObject } from '../../../src/engine/json.js';
import { type PatternRun, PatternWorld } from '../pattern-world.js';

let world: PatternWorld;

beforeAll(async () => {
  world = await PatternWorld.open(new URL('./', import.meta.url));
});

const start = (file: string, input?: JsonObject): Promise<PatternRun> => world.start(file, input);

describe('Discriminators and partial joins', () => {
  const SUPPLIERS = { suppliers: ['Anhui', 'Fujian', 'Hunan'] };

  it('C9 Structured Discriminator: the first goes on, the others have no effect, and all must come before the next round', async () => {
    const run = await start('c09-structured-discriminator', SUPPLIERS);
    expect(await run.open()).toEqual(['getQuote#1', 'getQuote#2', 'getQuote#3']);
    await run.complete('getQuote#2');
    expect(await run.open()).toEqual(['chooseSupplier', 'getQuote#1', 'getQuote#3']);
    await run.complete('getQuote#1');
    expect(await run.timesOpened('chooseSupplier')).toBe(1);
    await run.complete('chooseSupplier', 'again');
    expect(await run.open()).toEqual(['getQuote#3']);
    await run.complete('getQuote#3');
    expect(await run.open()).toEqual(['getQuote#4', 'getQuote#5', 'getQuote#6']);
    await run.requireFaithful();
  });

  it('C28 Blocking Discriminator: what comes for the next round is kept until the other has come', async () => {
    const run = await start('c28-blocking-discriminator');
    await run.send('legal.reviewed');
    expect(await run.open()).toEqual(['publish#1']);
    await run.send('legal.reviewed');
    expect(await run.open()).toEqual(['publish#1']);
    await run.send('editor.reviewed');
    expect(await run.open()).toEqual(['publish#1', 'publish#2']);
    await run.send('editor.reviewed');
    expect(await run.states()).toContain('join.open');
    await run.complete('publish#1');
    await run.complete('publish#2');
    await run.send('day.ended');
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C29 Cancelling Discriminator: the first goes on and the other is withdrawn', async () => {
    const run = await start('c29-cancelling-discriminator');
    expect(await run.open()).toEqual(['askAgency', 'askStaff']);
    await run.complete('askStaff');
    expect(await run.open()).toEqual(['rehearse']);
    expect(await run.withdrawn()).toEqual(['askAgency']);
    await run.requireFaithful();
  });

  it('C30 Structured Partial Join: two of three go on, and the next round waits for the third', async () => {
    const run = await start('c30-structured-partial-join', SUPPLIERS);
    await run.complete('getQuote#1');
    expect(await run.open()).toEqual(['getQuote#2', 'getQuote#3']);
    await run.complete('getQuote#3');
    expect(await run.open()).toEqual(['chooseSupplier', 'getQuote#2']);
    await run.complete('chooseSupplier', 'again');
    expect(await run.open()).toEqual(['getQuote#2']);
    await run.complete('getQuote#2');
    expect(await run.open()).toEqual(['getQuote#4', 'getQuote#5', 'getQuote#6']);
    expect(await run.timesOpened('chooseSupplier')).toBe(1);
    await run.requireFaithful();
  });

  it('C31 Blocking Partial Join: receipts for the next lorry are kept until the third has come', async () => {
    const run = await start('c31-blocking-partial-join');
    await run.send('north.ready');
    expect(await run.open()).toEqual([]);
    await run.send('south.ready');
    expect(await run.open()).toEqual(['sendLorry#1']);
    await run.send('north.ready');
    await run.send('south.ready');
    expect(await run.open()).toEqual(['sendLorry#1']);
    await run.send('east.ready');
    expect(await run.open()).toEqual(['sendLorry#1', 'sendLorry#2']);
    await run.requireFaithful();
  });

  it('C32 Cancelling Partial Join: two of three go on and the third is withdrawn', async () => {
    const run = await start('c32-cancelling-partial-join');
    await run.complete('judgePrice');
    expect(await run.open()).toEqual(['judgeLook', 'judgeTaste']);
    await run.complete('judgeTaste');
    expect(await run.open()).toEqual(['decide']);
    expect(await run.withdrawn()).toEqual(['judgeLook']);
    await run.requireFaithful();
  });

  it('C33 Generalised AND-Join: waits for one of each, and keeps the surplus for the next time', async () => {
    const run = await start('c33-generalised-and-join');
    await run.send('device.came');
    await run.send('device.came');
    expect(await run.open()).toEqual([]);
    await run.send('box.came');
    expect(await run.open()).toEqual(['sendParcel']);
    await run.complete('sendParcel', 'next');
    expect(await run.states()).toContain('waiting.device.there');
    await run.send('box.came');
    expect(await run.open()).toEqual(['sendParcel']);
    await run.complete('sendParcel', 'last');
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C41 Thread Merge: the pallet is closed once, after all boxes', async () => {
    const run = await start('c41-thread-merge', { boxes: 3 });
    await run.complete('packBox#3');
    await run.complete('packBox#1');
    expect(await run.open()).toEqual(['packBox#2']);
    await run.complete('packBox#2');
    expect(await run.open()).toEqual(['closePallet']);
    expect(await run.timesOpened('closePallet')).toBe(1);
    await run.requireFaithful();
  });

  it('C42 Thread Split: each box goes its own way, at its own pace', async () => {
    const run = await start('c42-thread-split', { boxes: 2 });
    await run.complete('takeOrder');
    const [first, second] = await run.children();
    await first?.complete('packBox');
    expect(await first?.open()).toEqual(['sealBox']);
    expect(await second?.open()).toEqual(['packBox']);
    await first?.complete('sealBox');
    expect(await run.status()).toBe('running');
    await second?.complete('packBox');
    await second?.complete('sealBox');
    expect(await run.status()).toBe('completed');
    expect(await run.children()).toHaveLength(2);
    await run.requireFaithful();
  });
});
