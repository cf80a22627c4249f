import type { JsonObject } from '../../../src/engine/json.js';
import { type PatternRun, PatternWorld } from '../pattern-world.js';

let world: PatternWorld;

beforeAll(async () => {
  world = await PatternWorld.open(new URL('./', import.meta.url));
});

const start = (file: string, input?: JsonObject): Promise<PatternRun> => world.start(file, input);

describe('Basic control flow', () => {
  it('C1 Sequence: the copy is checked when it is written, not before', async () => {
    const run = await start('c01-sequence');
    expect(await run.open()).toEqual(['writeCopy']);
    await run.complete('writeCopy');
    expect(await run.open()).toEqual(['checkCopy']);
    await run.complete('checkCopy');
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C2 Parallel Split: photos and copy begin at the same time', async () => {
    const run = await start('c02-parallel-split');
    expect(await run.open()).toEqual(['writeBrief']);
    await run.complete('writeBrief');
    expect(await run.open()).toEqual(['takePhotos', 'writeCopy']);
    await run.complete('writeCopy');
    expect(await run.open()).toEqual(['takePhotos']);
    await run.requireFaithful();
  });

  it('C3 Synchronization: the page goes live once, after both', async () => {
    const run = await start('c03-synchronization');
    await run.complete('writeCopy');
    expect(await run.open()).toEqual(['takePhotos']);
    await run.complete('takePhotos');
    expect(await run.open()).toEqual(['putOnline']);
    await run.complete('putOnline');
    expect(await run.status()).toBe('completed');
    expect(await run.timesOpened('putOnline')).toBe(1);
    await run.requireFaithful();
  });

  it.each([
    [10_001, 'askBoard'],
    [10_000, 'askLead'],
  ])('C4 Exclusive Choice: with %i yuan it is %s alone', async (amount, chosen) => {
    const run = await start('c04-exclusive-choice');
    await run.complete('estimate', 'done', { amount });
    expect(await run.open()).toEqual([chosen]);
    await run.complete(chosen);
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it.each([
    ['buy', 'buyGoods'],
    ['make', 'makeGoods'],
  ])('C5 Simple Merge: to %s leads to packing without waiting for the other', async (outcome, task) => {
    const run = await start('c05-simple-merge');
    await run.complete('choose', outcome);
    expect(await run.open()).toEqual([task]);
    await run.complete(task);
    expect(await run.open()).toEqual(['packGoods']);
    await run.complete('packGoods');
    expect(await run.timesOpened('packGoods')).toBe(1);
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });
});
