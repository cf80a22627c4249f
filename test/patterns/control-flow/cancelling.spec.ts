import type { JsonObject } from '../../../src/engine/json.js';
import { type PatternRun, PatternWorld } from '../pattern-world.js';

let world: PatternWorld;

beforeAll(async () => {
  world = await PatternWorld.open(new URL('./', import.meta.url));
});

const start = (file: string, input?: JsonObject): Promise<PatternRun> => world.start(file, input);

describe('Cancelling and ending', () => {
  it('C19 Cancel Task: the photos are withdrawn, and the copy goes on', async () => {
    const run = await start('c19-cancel-task');
    await run.send('photos.dropped');
    expect(await run.open()).toEqual(['writeCopy']);
    expect(await run.withdrawn()).toEqual(['takePhotos']);
    await expect(run.complete('takePhotos')).rejects.toThrow('0 open tasks');
    await run.complete('writeCopy');
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C20 Cancel Case: everything of the run is withdrawn, and nothing moves it any more', async () => {
    const run = await start('c20-cancel-case');
    await run.complete('bookHall');
    await run.cancel('The guests cannot come.');
    expect(await run.status()).toBe('cancelled');
    expect(await run.open()).toEqual([]);
    expect(await run.withdrawn()).toEqual(['decorate', 'invite']);
    expect(await run.timers()).toBe(0);
    await expect(run.cancel('again')).rejects.toMatchObject({ code: 'RUN_ENDED' });
    await run.requireFaithful();
  });

  it('C25 Cancel Region: advertising is withdrawn wherever it stands, and the supply goes on', async () => {
    const run = await start('c25-cancel-region');
    await run.complete('shootSpot');
    expect(await run.open()).toEqual(['buyMedia', 'orderGoods']);
    await run.send('advertising.stopped');
    expect(await run.open()).toEqual(['orderGoods']);
    expect(await run.withdrawn()).toEqual(['buyMedia']);
    await run.complete('orderGoods');
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C43 Explicit Termination: a failed sample ends the run and withdraws what is left', async () => {
    const run = await start('c43-explicit-termination');
    await run.complete('testSample', 'failed');
    expect(await run.status()).toBe('completed');
    expect(await run.states()).toEqual(['over']);
    expect(await run.withdrawn()).toEqual(['planLaunch']);
    await run.requireFaithful();
  });

  it('C43 Explicit Termination: a sample that passed ends nothing', async () => {
    const run = await start('c43-explicit-termination');
    await run.complete('testSample', 'passed');
    expect(await run.open()).toEqual(['planLaunch']);
    await run.complete('planLaunch');
    expect(await run.states()).toEqual(['finished']);
    await run.requireFaithful();
  });
});
