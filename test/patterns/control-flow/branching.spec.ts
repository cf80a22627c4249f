import type { JsonObject } from '../../../src/engine/json.js';
import { type PatternRun, PatternWorld } from '../pattern-world.js';

let world: PatternWorld;

beforeAll(async () => {
  world = await PatternWorld.open(new URL('./', import.meta.url));
});

const start = (file: string, input?: JsonObject): Promise<PatternRun> => world.start(file, input);

describe('Branching and merging', () => {
  it.each([
    [true, true, ['hangPosters', 'sendMail']],
    [true, false, ['sendMail']],
    [false, true, ['hangPosters']],
    [false, false, []],
  ])('C6 Multi-Choice: mail %s, posters %s opens just these', async (mail, posters, opened) => {
    const run = await start('c06-multi-choice');
    await run.complete('choose', 'done', { mail, posters });
    expect(await run.open()).toEqual(opened);
    for (const task of opened) await run.complete(task);
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C7 Structured Synchronizing Merge: waits for both where both were started', async () => {
    const run = await start('c07-structured-synchronizing-merge');
    await run.complete('choose', 'done', { mail: true, posters: true });
    await run.complete('sendMail');
    expect(await run.open()).toEqual(['hangPosters']);
    await run.complete('hangPosters');
    expect(await run.open()).toEqual(['countReach']);
    expect(await run.timesOpened('countReach')).toBe(1);
    await run.requireFaithful();
  });

  it('C7 Structured Synchronizing Merge: waits for one where one was started, for none where none was', async () => {
    const one = await start('c07-structured-synchronizing-merge');
    await one.complete('choose', 'done', { mail: true, posters: false });
    await one.complete('sendMail');
    expect(await one.open()).toEqual(['countReach']);
    const none = await start('c07-structured-synchronizing-merge');
    await none.complete('choose', 'done', { mail: false, posters: false });
    expect(await none.open()).toEqual(['countReach']);
    await one.requireFaithful();
  });

  it('C8 Multi-Merge: each delivery that arrives is inspected, also while another is', async () => {
    const run = await start('c08-multi-merge');
    expect(await run.open()).toEqual(['shipByAir', 'shipBySea']);
    await run.complete('shipByAir');
    expect(await run.open()).toEqual(['inspect#1', 'shipBySea']);
    await run.complete('shipBySea');
    expect(await run.open()).toEqual(['inspect#1', 'inspect#2']);
    await run.complete('inspect#2');
    expect(await run.status()).toBe('running');
    await run.complete('inspect#1');
    expect(await run.status()).toBe('completed');
    expect(await run.timesOpened('inspect')).toBe(2);
    await run.requireFaithful();
  });

  it('C8 Multi-Merge: the run goes on although the first inspection ended before the second delivery', async () => {
    const run = await start('c08-multi-merge');
    await run.complete('shipBySea');
    await run.complete('inspect#1');
    expect(await run.open()).toEqual(['shipByAir']);
    await run.complete('shipByAir');
    await run.complete('inspect#2');
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C10 Arbitrary Cycles: two ways in, and round and round to either way out', async () => {
    const run = await start('c10-arbitrary-cycles', { hasDraft: false });
    await run.complete('draft');
    await run.complete('review', 'tryOut');
    await run.complete('tryOut', 'redraft');
    await run.complete('draft');
    await run.complete('review', 'redraft');
    await run.complete('draft');
    await run.complete('review', 'giveUp');
    expect(await run.states()).toEqual(['givenUp']);
    const other = await start('c10-arbitrary-cycles', { hasDraft: true });
    expect(await other.open()).toEqual(['review']);
    await other.complete('review', 'tryOut');
    await other.complete('tryOut', 'review');
    await other.complete('review', 'passed');
    expect(await other.states()).toEqual(['finished']);
    await run.requireFaithful();
  });

  it('C11 Implicit Termination: the run is over when nothing is left to do, and not before', async () => {
    const run = await start('c11-implicit-termination');
    await run.complete('takePhotos');
    expect(await run.status()).toBe('running');
    await run.complete('writeCopy');
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C37 Local Synchronizing Merge: the flags say for how many to wait', async () => {
    const both = await start('c37-local-synchronizing-merge');
    await both.complete('choose', 'done', { mail: true, posters: true });
    await both.complete('hangPosters');
    expect(await both.open()).toEqual(['sendMail']);
    await both.complete('sendMail');
    expect(await both.open()).toEqual(['countReach']);
    const none = await start('c37-local-synchronizing-merge');
    await none.complete('choose', 'done', { mail: false, posters: false });
    expect(await none.open()).toEqual(['countReach']);
    await both.requireFaithful();
  });

  it('C38 General Synchronizing Merge: waits while the picture can still come', async () => {
    const run = await start('c38-general-synchronizing-merge');
    await run.complete('writeArticle');
    expect(await run.open()).toEqual(['checkNeed']);
    await run.complete('checkNeed', 'needed');
    expect(await run.open()).toEqual(['draw']);
    await run.complete('draw', 'done');
    expect(await run.open()).toEqual(['publish']);
    await run.requireFaithful();
  });

  it('C38 General Synchronizing Merge: goes on at once when the picture cannot come any more', async () => {
    const run = await start('c38-general-synchronizing-merge');
    await run.complete('checkNeed', 'needed');
    await run.complete('writeArticle');
    expect(await run.states()).toContain('making.text.merging');
    await run.complete('draw', 'giveUp');
    expect(await run.open()).toEqual(['publish']);
    const never = await start('c38-general-synchronizing-merge');
    await never.complete('checkNeed', 'notNeeded');
    await never.complete('writeArticle');
    expect(await never.open()).toEqual(['publish']);
    await run.requireFaithful();
  });
});
