import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { stateTree } from '../../src/engine/chart/state-tree.js';
import type { Chart } from '../../src/engine/chart/chart.js';
import { PlaybookScopes } from '../../src/engine/expressions/playbook-scopes.js';
import { isJsonObject } from '../../src/engine/json.js';
import { decide } from '../../src/engine/run/decide.js';
import { machineEventOf } from '../../src/engine/run/machine-event.js';
import type { DeliveredEvent } from '../../src/engine/run/run-event.js';
import type { RunState } from '../../src/engine/run/run-state.js';
import { startRun } from '../../src/engine/run/start-run.js';
import { ChartFault } from '../../src/engine/verify/explore/chart-fault.js';
import type { Configuration } from '../../src/engine/verify/explore/configuration.js';
import { Macrostep } from '../../src/engine/verify/explore/macrostep.js';
import { NO_TIMERS } from '../../src/engine/verify/explore/zone.js';
import { buildModel } from '../../src/engine/verify/model/build-model.js';
import type { Model } from '../../src/engine/verify/model/model.js';
import { randomChart } from '../support/engine/random-chart.js';

const START = '2026-03-02T01:00:00.000Z';
/** Longer than any timer: what is pending is due at the next step. */
const STRIDE = 400 * 86_400_000;

describe('the gate', () => {
  it('takes every step as the engine takes it, in charts wired at random', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 40, maxLength: 160, size: 'max' }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 25, size: 'max' }),
        (numbers, picks) => {
          compared += walk(randomChart(numbers), picks);
        },
      ),
      { seed: 20_260_302, numRuns: 60 },
    );

    expect(compared).toBeGreaterThan(300);
  });
});

/** How many steps both have taken alike. */
function walk(chart: Chart, picks: readonly number[]): number {
  const model = modelOf(chart);
  const begun = startRun(chart, {}, START);
  const first = new Macrostep(model, null);
  if (!begun.ok) {
    assert.throws(() => first.begin(), ChartFault);
    return 0;
  }
  first.begin();
  let { state } = begun;
  let configuration = restOf(first);
  compare(state, configuration, model);
  let steps = 0;
  let now = Date.parse(START);
  for (const pick of picks) {
    now += STRIDE;
    const events = eventsFor(state);
    const event = events[pick % events.length];
    if (event === undefined || state.status === 'done') break;
    const decision = decide(chart, state, event, new Date(now).toISOString());
    const step = new Macrostep(model, configuration);
    const ended = model.invocations.find(
      ({ written }) => 'invocation' in event && written.id === event.invocation,
    );
    if (ended !== undefined) step.ended.add(ended.index);
    if (!decision.ok && decision.code === 'CHART_FAULT') {
      assert.throws(() => step.take(machineEventOf(event)), ChartFault);
      continue;
    }
    const isTaken = step.take(machineEventOf(event));
    if (event.type !== 'timer.fired') assert.equal(isTaken, decision.ok);
    if (!decision.ok) continue;
    ({ state } = decision);
    configuration = restOf(step);
    compare(state, configuration, model);
    steps += 1;
  }
  return steps;
}

function modelOf({ definition }: Chart): Model {
  const tree = stateTree(definition.machine, definition.key);
  return buildModel({ definition, tree, scopes: new PlaybookScopes(definition) });
}

function restOf(step: Macrostep): Configuration {
  return {
    nodes: [...step.active].map(({ index }) => index).sort((one, other) => one - other),
    history: step.history,
    ended: step.ended,
    context: step.context,
    zone: NO_TIMERS,
    mail: [],
    done: step.done,
  };
}

function compare(state: RunState, { nodes, context, done }: Configuration, model: Model): void {
  const states = nodes.flatMap((index) => model.nodes[index]?.state.path || []).sort();
  const { snapshot } = state;
  const kept = isJsonObject(snapshot['context']) ? snapshot['context'] : {};
  assert.deepEqual({ states, done }, { states: state.states, done: state.status === 'done' });
  if (model.slice.variables.has('context.n')) assert.equal(context['n'], kept['n']);
}

function eventsFor({ snapshot }: RunState): DeliveredEvent[] {
  const children = isJsonObject(snapshot['children']) ? snapshot['children'] : {};
  const timers = isJsonObject(snapshot['timers']) ? snapshot['timers'] : {};
  const open = Object.keys(children).filter((id) => {
    const child = children[id];
    return isJsonObject(child) && isJsonObject(child['snapshot']) && child['snapshot']['status'] === 'active';
  });
  return [
    ...open.map((invocation): DeliveredEvent => ({
      type: 'task.closed',
      invocation,
      outcome: 'done',
      form: {},
      by: 'a',
    })),
    ...Object.keys(timers).map((timer): DeliveredEvent => ({ type: 'timer.fired', timer })),
    { type: 'event.sent', name: 'go.on', payload: {}, by: 'a' },
    { type: 'event.sent', name: 'go.back', payload: {}, by: 'a' },
    { type: 'kpi.observed', kpi: 'rate', value: 10, by: 'a' },
    { type: 'kpi.observed', kpi: 'rate', value: 9, by: 'a' },
  ];
}
