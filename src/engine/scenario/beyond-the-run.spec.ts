import { smallChart } from '../../../test/support/small-chart.js';
import type { Chart } from '../chart/chart.js';
import { runScenario } from './run-scenario.js';
import type { ScenarioStep } from './scenario-definition.js';

const title = { zh: '试', en: 'Try' };

function failureOf(chart: Chart, steps: readonly ScenarioStep[]) {
  const { failure } = runScenario(chart, { title, steps });
  return failure === null ? null : { step: failure.step, code: failure.trouble.code };
}

function complete(instance: number): ScenarioStep {
  return { complete: { task: 'a', outcome: 'done', instance } };
}

describe('a scenario', () => {
  it('ends the runs of other playbooks, or lets them fail', () => {
    const chart = smallChart({
      initial: 'waiting',
      states: {
        waiting: {
          invoke: {
            src: 'playbook',
            id: 'delivery',
            input: { playbook: 'green-logistics' },
            onDone: 'end',
            onError: { target: 'waiting', reenter: true },
          },
        },
        end: { type: 'final' },
      },
    });
    const steps: ScenarioStep[] = [
      { expect: { children: ['green-logistics'] } },
      { child: { invocation: 'green-logistics', error: { code: 'CANCELLED' } } },
      { expect: { children: ['green-logistics'], states: ['waiting'] } },
      { child: { invocation: 'delivery', output: {} } },
      { expect: { status: 'done', children: [] } },
    ];
    expect(failureOf(chart, steps)).toBeNull();
    expect(failureOf(chart, [{ child: { invocation: 'other' } }])).toEqual({
      step: 1,
      code: 'UNKNOWN_CHILD',
    });
  });

  it('gets in line for a lock, holds it and gives it up', () => {
    const chart = smallChart(
      {
        initial: 'waiting',
        states: {
          waiting: {
            initial: 'inLine',
            invoke: { src: 'lock', input: { lock: 'press' }, onDone: '.printing' },
            onDone: 'end',
            states: { inLine: {}, printing: { on: { 'go.on': 'printed' } }, printed: { type: 'final' } },
          },
          end: { type: 'final' },
        },
      },
      { locks: { press: { title, scope: 'organisation' } } },
    );
    const steps: ScenarioStep[] = [
      { expect: { locks: { press: 'waiting' } } },
      { grant: { lock: 'press' } },
      { expect: { locks: { press: 'held' }, states: ['waiting.printing'] } },
      { refuse: { grant: { lock: 'press' }, code: 'UNKNOWN_LOCK' } },
      { send: { event: 'go.on' } },
      { expect: { status: 'done', locks: { press: null } } },
    ];
    expect(failureOf(chart, steps)).toBeNull();
  });

  it('closes instances by their own numbers', () => {
    const chart = smallChart({
      initial: 'reviewing',
      states: {
        reviewing: {
          invoke: {
            src: 'instances',
            id: 'reviews',
            input: { of: { src: 'task', input: { task: 'a' } }, count: 3, until: { atLeast: 2 } },
            onDone: 'end',
          },
        },
        end: { type: 'final' },
      },
    });
    const refused: ScenarioStep = {
      refuse: { complete: { task: 'a', outcome: 'done', instance: 3 }, code: 'TASK_CLOSED' },
    };
    const steps = [{ expect: { tasks: ['a', 'a', 'a'] } }, complete(3), refused, complete(1)];
    expect(
      failureOf(chart, [...steps, { expect: { status: 'done' as const, noTasks: true as const } }]),
    ).toBeNull();
  });
});
