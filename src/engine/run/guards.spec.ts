import { closed, NOW, run, sent, when } from '../../../test/support/engine/drive-run.js';
import { smallChart } from '../../../test/support/small-chart.js';
import type { JsonObject } from '../json.js';
import { decide } from './decide.js';

const unreachable = (...states: string[]) => ({ type: 'unreachable', params: { states } });
const instate = (state: string) => ({ type: 'instate', params: { state } });
const and = (...guards: JsonObject[]) => ({ type: 'and', params: { guards } });
const or = (...guards: JsonObject[]) => ({ type: 'or', params: { guards } });
const not = (guard: JsonObject) => ({ type: 'not', params: { guard } });
const task = (id: string, onDone: unknown) => ({ invoke: { src: 'task', id, input: { task: id }, onDone } });

describe('guards put together', () => {
  const yes = when('true');
  const no = when('1 > 2');

  it.each([
    ['not', not(no), true],
    ['not of a true one', not(yes), false],
    ['and', and(yes, yes), true],
    ['and with a false one', and(yes, no), false],
    ['or', or(no, yes), true],
    ['or of false ones', or(no, no), false],
    ['one in another', and(or(no, yes), not(and(yes, no))), true],
    ['with a look at states', and(instate('first'), not(instate('second'))), true],
  ])('%s', (_, guard, holds) => {
    const chart = smallChart({
      id: 'guards',
      initial: 'first',
      states: {
        first: { on: { 'go.on': { target: 'second', guard }, 'go.back': 'end' }, ...task('a', 'end') },
        second: { ...task('b', 'end') },
        end: { type: 'final' },
      },
    });
    const first = run(chart, {}).state;
    expect(decide(chart, first, sent('go.on'), NOW).ok).toBe(holds);
  });
});

/** Two branches and a merge that waits as long as another can still arrive. `left` may be skipped, `right` may go round. */
function merging(before: JsonObject = {}) {
  const arrived = (side: string) => or(instate(`both.${side}.arrived`), unreachable(`both.${side}.arrived`));
  return smallChart({
    id: 'merging',
    initial: 'both',
    states: {
      both: {
        type: 'parallel',
        states: {
          left: {
            initial: 'working',
            states: {
              working: { ...task('a', 'arrived'), on: { 'go.back': 'skipped' } },
              arrived: {},
              skipped: {},
            },
          },
          right: {
            initial: 'working',
            states: {
              working: {
                ...task('b', [
                  { target: 'again', guard: { type: 'outcome', params: { is: 'failed' } } },
                  'arrived',
                ]),
              },
              again: { on: { 'go.on': 'working' } },
              arrived: {},
            },
          },
          merge: {
            initial: 'waiting',
            states: {
              waiting: { always: { target: 'merged', guard: and(arrived('left'), arrived('right')) } },
              merged: { type: 'final' },
            },
          },
        },
        always: { target: 'end', guard: instate('both.merge.merged') },
        ...before,
      },
      end: { type: 'final' },
    },
  });
}

describe('unreachable', () => {
  it('lets a merge wait for a branch that can still arrive, and go on when it has', () => {
    expect(run(merging(), {}, closed('a')).state.status).toBe('active');
    expect(run(merging(), {}, closed('a'), closed('b')).state.status).toBe('done');
  });

  it('lets it go on as soon as the branch cannot arrive any more', () => {
    expect(run(merging(), {}, closed('b')).state.status).toBe('active');
    expect(run(merging(), {}, closed('b'), sent('go.back')).state.status).toBe('done');
    expect(run(merging(), {}, sent('go.back'), closed('b')).state.status).toBe('done');
  });

  it('lets it wait for one that has gone round, however often', () => {
    const round = [closed('b', {}, 'failed'), sent('go.on')];
    expect(run(merging(), {}, sent('go.back'), ...round, ...round).state.status).toBe('active');
    expect(run(merging(), {}, sent('go.back'), ...round, ...round, closed('b')).state.status).toBe('done');
  });

  it('leaves its own transition aside, by which the whole may begin again', () => {
    const chart = smallChart({
      id: 'own',
      initial: 'both',
      context: { rounds: 0 },
      states: {
        both: {
          type: 'parallel',
          states: {
            work: {
              initial: 'doing',
              states: { doing: { ...task('a', 'done'), on: { 'go.back': 'gone' } }, done: {}, gone: {} },
            },
            merge: {
              initial: 'waiting',
              states: {
                waiting: {
                  always: [
                    { target: '#end', guard: when('context.rounds > 0.0') },
                    {
                      target: '#both',
                      guard: unreachable('both.work.done'),
                      reenter: true,
                      actions: { type: 'set', params: { rounds: 'context.rounds + 1' } },
                    },
                  ],
                },
              },
            },
          },
          id: 'both',
        },
        end: { id: 'end', type: 'final' },
      },
    });
    expect(run(chart, {}).state.status).toBe('active');
    expect(run(chart, {}, sent('go.back')).state.status).toBe('done');
  });

  it('counts what can be entered from around: with a way to begin again nothing is out of reach', () => {
    const again = merging({ on: { 'go.on': { target: 'both', reenter: true } } });
    expect(run(again, {}, closed('b'), sent('go.back')).state.status).toBe('active');
  });
});
