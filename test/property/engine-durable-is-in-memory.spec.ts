import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import type { Chart } from '../../src/engine/chart/chart.js';
import { replay } from '../../src/engine/run/replay.js';
import { readFragments } from '../playbooks/read-fragments.js';
import { choices, dataFor } from '../support/engine/random-run.js';
import { Lockstep } from '../support/engine/lockstep.js';
import { popUpStore, soundChart } from '../support/pop-up-store.js';

const PLAYBOOKS = new URL('../../playbooks/', import.meta.url);

/** The charts that the laws are tested on: the one with everything in it, and every playbook that is shipped. */
const charts: readonly (readonly [string, Chart])[] = [
  ['pop-up-store', popUpStore()],
  ...readdirSync(PLAYBOOKS)
    .map((key) => ({ key, file: new URL(`${key}/playbook.yaml`, PLAYBOOKS) }))
    .filter(({ file }) => existsSync(file))
    .map(({ key, file }) => [key, soundChart(readFileSync(file, 'utf8'), readFragments())] as const),
];

describe.each(charts)('a run of %s', (_, chart) => {
  it('is the same stored and restored between all events as it is in memory, and as its log replayed', () => {
    fc.assert(
      fc.property(choices(60), fc.nat(), (steps, seed) => {
        const run = new Lockstep(chart, dataFor(chart.definition.input, seed));
        for (const choice of steps) {
          if (run.ended) break;
          run.step(choice);
        }
        expect(replay(chart, JSON.parse(JSON.stringify(run.log)))).toEqual(run.state);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the random runs', () => {
  it('come through every state of the chart that has everything in it, and are refused only with reason', () => {
    const chart = popUpStore();
    const visited = new Set<string>();
    const refused = new Set<string>();
    for (const steps of fc.sample(choices(60), { numRuns: 150, seed: 7 })) {
      const run = new Lockstep(chart, dataFor(chart.definition.input, steps.length));
      for (const choice of steps) if (!run.ended) run.step(choice);
      for (const path of run.visited) visited.add(path);
      for (const code of run.refused.keys()) refused.add(code);
    }
    // The end of what is inside `chosen` is the end of `goods` in the same step: nobody ever rests there.
    const passing = new Set(['preparing.goods.chosen.settled']);
    const lasting = chart.states
      .filter(({ type, path }) => type !== 'history' && path !== '' && !passing.has(path))
      .map(({ path }) => path);
    expect([...visited].sort()).toEqual(lasting.sort());
    expect([...refused]).toEqual(['EVENT_NOT_TAKEN']);
  });
});
