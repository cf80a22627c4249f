import type { JsonObject } from '../../src/engine/json.js';
import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const KPIS = { mood: { title: text('mood'), unit: 'points', direction: 'increase', target: 5 } };
const EVENTS = { 'day.came': { title: text('day') } };

/** `work`, then a state called `rest`. */
function restingIn(rest: JsonObject, others: JsonObject = {}): JsonObject {
  return tinyPlaybook({
    machine: {
      initial: 'working',
      states: {
        working: working('work', 'rest'),
        rest: { ...titled('rest'), ...rest },
        ...others,
        end: end(),
      },
    },
    more: { kpis: KPIS, events: EVENTS },
  });
}

describe('No run stops in silence:', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost(undefined, { cachedRuns: 0 });
  });

  it('one with nothing to wait for gets an incident with the event that brought it there, once', async () => {
    // What keeps it from the end is a condition that nothing outside can change.
    const run = await RunDriver.start(
      host,
      restingIn({ always: { guard: { type: 'when', params: { cel: '1 > 2' } }, target: 'end' } }),
    );
    expect(await run.incidents()).toEqual([]);
    await run.complete('work');
    expect(await run.incidents()).toEqual([{ cause: 'ZOMBIE', resolved_at: null }]);
    await run.observe('mood', 1);

    expect(await run.incidents()).toHaveLength(1);
    expect(await run.problems()).toEqual([]);
  });

  it('its incident is resolved by the event that helps it on', async () => {
    const run = await RunDriver.start(host, restingIn({ after: { P1D: 'end' } }));
    await run.complete('work');
    await run.rows('UPDATE timer SET parked_at = due_at WHERE run_id = $1');
    await run.observe('mood', 1);
    expect(await run.incidents()).toEqual([{ cause: 'ZOMBIE', resolved_at: null }]);
    await run.rows('UPDATE timer SET parked_at = NULL WHERE run_id = $1');
    host.clock.advance(86_400_000);
    await host.runner.fireDueTimers();

    expect((await run.run()).status).toBe('completed');
    expect(await run.incidents()).toEqual([{ cause: 'ZOMBIE', resolved_at: host.clock.now() }]);
  });

  it('one that falls silent because its last event was taken is told of too', async () => {
    const run = await RunDriver.start(
      host,
      restingIn({ on: { 'day.came': 'night' } }, { night: titled('night') }),
    );
    await run.complete('work');
    expect(await run.incidents()).toEqual([]);
    await run.send('day.came');

    expect(await run.incidents()).toEqual([{ cause: 'ZOMBIE', resolved_at: null }]);
  });

  it.each([
    ['an event', { on: { 'day.came': 'end' } }],
    ['a timer', { after: { P1D: 'end' } }],
    ['an observation', { on: { 'kpi.observed': { target: 'end' } } }],
    ['a KPI gate', { always: { guard: { type: 'kpi', params: { kpi: 'mood', is: 'met' } }, target: 'end' } }],
  ])('one that waits for %s is none', async (_what, rest) => {
    const run = await RunDriver.start(host, restingIn(rest));
    await run.complete('work');

    expect(await run.liveTasks()).toEqual([]);
    expect(await run.incidents()).toEqual([]);
  });
});
