import { readFileSync } from 'node:fs';
import { loadPlaybook } from '../load/load-playbook.js';
import { describeTransition } from './describe-transition.js';

const SHOP = readFileSync('test/support/playbooks/pop-up-store/playbook.yaml', 'utf8');

describe('what a reader is told of a transition', () => {
  const loaded = loadPlaybook(SHOP);
  if (!loaded.ok) throw new Error('the pop-up store does not load');
  const { chart } = loaded;
  const told = (path: string) => {
    const state = chart.states.find((one) => one.path === path);
    return state?.transitions.map((transition) => describeTransition(transition, state, chart).en);
  };

  it.each([
    ['preparing.goods.choosing', ['When “Choose the goods” is closed → Chosen', 'After 3 days']],
    ['preparing', ['End early', 'When everything inside is done → Approving']],
    [
      'preparing.goods.chosen.waiting',
      ["On the chart's own display.settled → Ready", 'As soon as its condition holds → Ready'],
    ],
    ['open.paused', ['On “Stock arrived” → where it was before', 'After 36 hours → where it was before']],
  ])('in %s', (path, texts) => {
    expect(told(path)).toEqual(expect.arrayContaining(texts));
  });

  it('says of a gate that it waits for a KPI', () => {
    expect(told('measuring')).toContain('When a KPI is reported → Preparing');
  });
});
