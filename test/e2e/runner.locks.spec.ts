import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../src/engine/json.js';
import { GrantLocks } from '../../src/runner/together/grant-locks.js';
import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { RunDriver } from '../support/run-driver.js';
import { settle } from '../support/run-family.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const EVENTS = { 'plan.changed': { title: text('changed') } };

/** Waits for a lock, and holds it around a task. */
function guarded(lock: string, more: JsonObject = {}, key?: string): JsonObject {
  return tinyPlaybook({
    machine: {
      initial: 'critical',
      states: {
        critical: {
          ...titled('critical'),
          initial: 'waiting',
          invoke: {
            src: 'lock',
            id: 'press',
            input: { lock, ...(key !== undefined && { key }) },
            onDone: '.working',
          },
          on: { 'plan.changed': 'end' },
          states: { waiting: titled('waiting'), working: working('work', 'done'), done: end() },
          onDone: 'end',
        },
        end: end(),
      },
    },
    more: { events: EVENTS, locks: { [lock]: { title: text('press'), scope: 'organisation', ...more } } },
  });
}

function name(): string {
  return `press${randomUUID().replaceAll('-', '')}`;
}

async function inside(run: RunDriver): Promise<boolean> {
  return (await run.run()).states.includes('critical.working');
}

describe('Runs that wait for one lock:', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  it('have it one after the other, in the order in which they asked', async () => {
    const lock = name();
    const runs = [];
    for (let count = 0; count < 3; count += 1) runs.push(await RunDriver.start(host, guarded(lock)));
    await settle(host);
    const [first, second, third] = runs;
    if (!first || !second || !third) throw new Error('three runs');
    expect(await Promise.all(runs.map(inside))).toEqual([true, false, false]);
    const { kept, stored } = await first.keptAndStored();
    expect(kept).toEqual(stored);
    await first.complete('work');
    await settle(host);
    expect(await inside(second)).toBe(true);
    expect(await inside(third)).toBe(false);
    for (const run of runs) await run.requireFaithful();
    await second.send('plan.changed');
    await settle(host);
    expect(await inside(third)).toBe(true);
    for (const run of runs) await run.requireFaithful();
  });

  it('are as many as its capacity, and go by their keys', async () => {
    const two = name();
    const shared = [];
    for (let count = 0; count < 3; count += 1) {
      shared.push(await RunDriver.start(host, guarded(two, { capacity: 2 })));
    }
    const keyed = name();
    const apart = [];
    for (const key of ['"east"', '"west"']) apart.push(await RunDriver.start(host, guarded(keyed, {}, key)));
    await settle(host);
    expect(await Promise.all(shared.map(inside))).toEqual([true, true, false]);
    expect(await Promise.all(apart.map(inside))).toEqual([true, true]);
  });

  it('lose no grant when the process that granted it dies before the run has heard, and none has it twice', async () => {
    const lock = name();
    const first = await RunDriver.start(host, guarded(lock));
    const second = await RunDriver.start(host, guarded(lock));
    expect(await host.app.get(GrantLocks).pass()).toBe(1);
    expect(await inside(first)).toBe(false);
    // The one that granted is gone; others look at the same time.
    const others = [await createRunnerHost(host), await createRunnerHost(host)];
    await Promise.all([...others, host].map(settle));
    expect([await inside(first), await inside(second)]).toEqual([true, false]);
    expect(await first.events()).toEqual(['run.started', 'lock.granted']);
    await first.complete('work');
    await Promise.all([...others, host].map(settle));
    expect(await inside(second)).toBe(true);
    expect(await second.events()).toEqual(['run.started', 'lock.granted']);
  });

  it('pass over a run that left the line, even while it was being granted', async () => {
    const lock = name();
    const first = await RunDriver.start(host, guarded(lock));
    const second = await RunDriver.start(host, guarded(lock));
    await host.app.get(GrantLocks).pass();
    await first.send('plan.changed');
    await settle(host);
    expect(await first.events()).toEqual(['run.started', 'event.sent']);
    expect(await inside(second)).toBe(true);
    await first.requireFaithful();
  });

  it('are let in when the run that has it is cancelled, and not while it is paused', async () => {
    const lock = name();
    const first = await RunDriver.start(host, guarded(lock));
    const second = await RunDriver.start(host, guarded(lock));
    await second.execute({ type: 'pauseRun', reason: 'holidays' });
    await settle(host);
    await first.execute({ type: 'pauseRun', reason: 'holidays' });
    await settle(host);
    expect(await second.events()).toEqual(['run.started', 'run.paused']);
    await first.execute({ type: 'cancelRun', reason: 'called off' });
    await settle(host);
    expect(await second.events()).toEqual(['run.started', 'run.paused', 'lock.granted']);
    await second.requireFaithful();
    await second.execute({ type: 'resumeRun', reason: 'back' });
    expect(await inside(second)).toBe(true);
    await first.requireFaithful();
    await second.requireFaithful();
  });

  it('wait for one that is their own team’s or playbook’s only among themselves', async () => {
    const lock = name();
    const teams = [];
    for (let count = 0; count < 2; count += 1)
      teams.push(await RunDriver.start(host, guarded(lock, { scope: 'team' })));
    const playbooks = [];
    for (let count = 0; count < 2; count += 1)
      playbooks.push(await RunDriver.start(host, guarded(lock, { scope: 'playbook' })));
    await settle(host);
    expect(await Promise.all([...teams, ...playbooks].map(inside))).toEqual([true, true, true, true]);
  });
});
