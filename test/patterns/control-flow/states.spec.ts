import type { JsonObject } from '../../../src/engine/json.js';
import { type PatternRun, PatternWorld } from '../pattern-world.js';

let world: PatternWorld;

beforeAll(async () => {
  world = await PatternWorld.open(new URL('./', import.meta.url));
});

const start = (file: string, input?: JsonObject): Promise<PatternRun> => world.start(file, input);

describe('State, triggers and routing', () => {
  it('C16 Deferred Choice: the call comes first, and the visit and the date are withdrawn', async () => {
    const run = await start('c16-deferred-choice');
    expect(await run.timers()).toBe(1);
    await run.send('customer.called');
    expect(await run.open()).toEqual(['takeOrder']);
    expect(await run.withdrawn()).toEqual(['visit']);
    expect(await run.timers()).toBe(0);
    await run.requireFaithful();
  });

  it('C16 Deferred Choice: three days pass first, and the call comes too late', async () => {
    const run = await start('c16-deferred-choice');
    await run.passDays(3);
    expect(await run.open()).toEqual(['closeCase']);
    await expect(run.send('customer.called')).rejects.toMatchObject({ code: 'EVENT_NOT_TAKEN' });
    await run.requireFaithful();
  });

  it('C17 Interleaved Parallel Routing: cutting before colouring, and one thing at a time', async () => {
    const run = await start('c17-interleaved-parallel-routing');
    const order: string[] = [];
    for (let step = 0; step < 3; step += 1) {
      const open = await run.open();
      expect(open).toHaveLength(1);
      order.push(...open);
      await run.complete(open[0] ?? '');
    }
    expect(order.toSorted()).toEqual(['colour', 'cut', 'recordVoice']);
    expect(order.indexOf('cut')).toBeLessThan(order.indexOf('colour'));
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C18 Milestone: the address can be changed until the order is shipped', async () => {
    const run = await start('c18-milestone');
    await run.send('address.questioned');
    expect(await run.open()).toEqual(['changeAddress', 'ship']);
    await run.complete('changeAddress');
    await run.complete('ship');
    await expect(run.send('address.questioned')).rejects.toMatchObject({ code: 'EVENT_NOT_TAKEN' });
    await run.complete('deliver');
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });

  it('C18 Milestone: a change under way ends with the milestone', async () => {
    const run = await start('c18-milestone');
    await run.send('address.questioned');
    await run.complete('ship');
    expect(await run.open()).toEqual(['deliver']);
    expect(await run.withdrawn()).toEqual(['changeAddress']);
    await run.requireFaithful();
  });

  it.each([0, 2])(
    'C21 Structured Loop: %i shops are called, then the walk repeats until enough',
    async (shops) => {
      const run = await start('c21-structured-loop', { shops });
      for (let shop = 0; shop < shops; shop += 1) await run.complete('callShop');
      expect(await run.open()).toEqual(['walkThrough']);
      await run.complete('walkThrough', 'again');
      expect(await run.open()).toEqual(['walkThrough']);
      await run.complete('walkThrough', 'enough');
      expect(await run.timesOpened('callShop')).toBe(shops);
      expect(await run.status()).toBe('completed');
      await run.requireFaithful();
    },
  );

  it('C22 Recursion: a region is planned by planning the one below, as deep as there are levels', async () => {
    const run = await start('c22-recursion', { levels: 3 });
    await run.complete('planLevel');
    const [second] = await run.children();
    await second?.complete('planLevel');
    const [third] = (await second?.children()) ?? [];
    expect(await run.status()).toBe('running');
    await third?.complete('planLevel');
    expect(await third?.children()).toEqual([]);
    expect([await third?.status(), await second?.status(), await run.status()]).toEqual([
      'completed',
      'completed',
      'completed',
    ]);
    await run.requireFaithful();
  });

  it('C23 Transient Trigger: a visitor who comes too early is missed', async () => {
    const run = await start('c23-transient-trigger');
    await run.send('visitor.came');
    await run.complete('setUp');
    expect(await run.states()).toEqual(['open']);
    await run.send('visitor.came');
    expect(await run.open()).toEqual(['welcome']);
    await run.requireFaithful();
  });

  it('C24 Persistent Trigger: a visitor who comes too early is welcomed at once when it opens', async () => {
    const run = await start('c24-persistent-trigger');
    await run.send('visitor.came');
    expect(await run.open()).toEqual(['setUp']);
    await run.complete('setUp');
    expect(await run.open()).toEqual(['welcome']);
    await run.requireFaithful();
  });

  it('C39 Critical Section: one at a time within a run and across runs, in the order of asking', async () => {
    const [one, other] = [await start('c39-critical-section'), await start('c39-critical-section')];
    const order: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      const [inOne, inOther] = [await one.open(), await other.open()];
      expect([...inOne, ...inOther]).toHaveLength(1);
      order.push(...inOne.map(() => 'one'), ...inOther.map(() => 'other'));
      for (const task of inOne) await one.complete(task);
      for (const task of inOther) await other.complete(task);
    }
    expect(order).toEqual(['one', 'one', 'other', 'other']);
    expect([await one.status(), await other.status()]).toEqual(['completed', 'completed']);
    await one.requireFaithful();
    await other.requireFaithful();
  });

  it('C39 Critical Section: whoever is cancelled makes way', async () => {
    const [one, other] = [await start('c39-critical-section'), await start('c39-critical-section')];
    expect(await other.open()).toEqual([]);
    await one.cancel('no longer wanted');
    expect(await other.open()).toHaveLength(1);
    await other.requireFaithful();
  });

  it('C40 Interleaved Routing: each once, in the order chosen, never two at a time', async () => {
    const run = await start('c40-interleaved-routing');
    for (const [event, task] of [
      ['stock.chosen', 'checkStock'],
      ['fire.chosen', 'checkFire'],
      ['hygiene.chosen', 'checkHygiene'],
    ] as const) {
      await run.send(event);
      expect(await run.open()).toEqual([task]);
      await expect(run.send('fire.chosen')).rejects.toMatchObject({ code: 'EVENT_NOT_TAKEN' });
      await run.complete(task);
    }
    expect(await run.status()).toBe('completed');
    await run.requireFaithful();
  });
});
