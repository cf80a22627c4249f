import { popUpStore } from '../../../test/support/pop-up-store.js';
import { describeChart, type ChartStateTree } from './describe-chart.js';

const chart = popUpStore();
const root = describeChart(chart);

describe('describeChart', () => {
  it('puts the root at the top, with the playbook’s title', () => {
    expect(root).toMatchObject({
      path: '',
      id: 'popUpStore',
      type: 'compound',
      parent: null,
      initial: 'preparing',
      title: { en: 'Pop-up store' },
    });
    expect(root.children.map(({ key }) => key)).toEqual([
      'preparing',
      'approving',
      'open',
      'measuring',
      'retrospective',
      'finished',
    ]);
  });

  it('has every state once, with the type XState would give it', () => {
    const all = flat(root);
    expect(all.map(({ path }) => path)).toEqual(chart.states.map(({ path }) => path));
    expect(all.filter(({ type }) => type === 'final').map(({ path }) => path)).toContain(
      'preparing.goods.chosen.settled',
    );
    expect(stateAt('open.again')).toMatchObject({ type: 'history', title: null });
  });

  it('shows what each transition is set off by and where it leads', () => {
    const transitions = chart.states.flatMap((state) =>
      state.transitions.map(({ kind, event, targets, guard }) => ({
        from: state.path,
        kind,
        event,
        targets,
        guard,
      })),
    );
    expect(transitions).toEqual(
      expect.arrayContaining([
        {
          from: 'preparing',
          kind: 'event',
          event: 'mall.cancelled',
          targets: ['retrospective'],
          guard: null,
        },
        { from: 'preparing', kind: 'done', event: null, targets: ['approving'], guard: null },
        { from: 'preparing.goods.choosing', kind: 'timer', event: 'P3D', targets: [], guard: null },
        {
          from: 'preparing.goods.chosen.waiting',
          kind: 'internal',
          event: 'display.settled',
          targets: ['preparing.goods.chosen.settled'],
          guard: null,
        },
        {
          from: 'preparing.goods.chosen.waiting',
          kind: 'always',
          event: null,
          targets: ['preparing.goods.chosen.settled'],
          guard: 'context.displayReady',
        },
        {
          from: 'approving',
          kind: 'task',
          event: 'approveBudget',
          targets: ['preparing.display.designing'],
          guard: 'outcome is rejected',
        },
        { from: 'open.selling', kind: 'task', event: 'runStore', targets: ['measuring'], guard: null },
        {
          from: 'measuring',
          kind: 'kpi',
          event: 'kpi.observed',
          targets: ['preparing'],
          guard: 'trialToOrder missed at 5',
        },
      ]),
    );
  });

  it('shows the tasks a state opens', () => {
    expect(stateAt('approving').invokes).toEqual([
      { invocation: 'approveBudget', kind: 'approval', task: 'approveBudget' },
    ]);
    expect(stateAt('preparing.display.designing').invokes).toEqual([
      { invocation: '0.popUpStore.preparing.display.designing', kind: 'task', task: 'designDisplay' },
    ]);
  });
});

function flat(state: ChartStateTree): ChartStateTree[] {
  return [state, ...state.children.flatMap(flat)];
}

function stateAt(path: string) {
  const state = chart.states.find((each) => each.path === path);
  if (state === undefined) throw new Error(path);
  return state;
}
