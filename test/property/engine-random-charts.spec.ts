import * as fc from 'fast-check';
import { replay } from '../../src/engine/run/replay.js';
import { startRun } from '../../src/engine/run/start-run.js';
import { Lockstep } from '../support/engine/lockstep.js';
import { manifoldChart, randomChart, sharedChart } from '../support/engine/random-chart.js';
import { choices } from '../support/engine/random-run.js';

const numbers = fc.array(fc.nat(1_000), { minLength: 40, maxLength: 400, size: 'max' });

describe.each([
  ['a chart', randomChart],
  ['a chart with sets of instances', manifoldChart],
  ['a chart with child runs and locks', sharedChart],
])('a run of %s made at random', (_, chartOf) => {
  it('is the same stored and restored between all events as it is in memory, and as its log replayed', () => {
    fc.assert(
      fc.property(numbers, choices(25), (wiring, steps) => {
        const chart = chartOf(wiring);
        // A chart that does not come to rest is refused at its start, and has no run to look at.
        fc.pre(startRun(chart, {}, '2024-01-01T00:00:00Z').ok);
        const run = new Lockstep(chart, {});
        for (const choice of steps) {
          if (run.ended) break;
          run.step(choice);
        }
        expect(replay(chart, JSON.parse(JSON.stringify(run.log)))).toEqual(run.state);
      }),
      // The limit is for a failure, whose counterexample could otherwise be made smaller for many minutes.
      { numRuns: 100, interruptAfterTimeLimit: 25_000 },
    );
  });
});
