import { compileChart } from '../../engine/chart/compile-chart.js';
import { parsePlaybookDefinition } from '../../engine/load/parse-playbook-definition.js';
import { end, text, tinyPlaybook, working } from '../../../test/support/builders/tiny-playbook.js';
import type { Staff } from '../staff-directory.js';
import { staffOfRun, standInsOf, teamsOf } from './staff-of-run.js';

const CHART = compileChart(
  parsePlaybookDefinition(
    tinyPlaybook({
      machine: { initial: 'working', states: { working: working('work', 'end'), end: end() } },
      more: {
        roles: Object.fromEntries(
          ['worker', 'named', 'near', 'far'].map((role) => [
            role,
            { title: text(role), department: 'works' },
          ]),
        ),
      },
    }),
  ),
);

/** The grandparent's playbook is `top`, the parent's `middle`, the child's `bottom`. */
const FAMILY = (() => {
  const middle = standInsOf({ playbookKey: 'top', family: null }, { foreman: 'boss' });
  const family = { parentId: 'p', depth: 1, standIns: middle };
  return { standIns: standInsOf({ playbookKey: 'middle', family }, { near: 'hand', far: 'foreman' }) };
})();

const HOLDERS: Record<string, Record<string, string[]>> = {
  top: { boss: ['b'], hand: ['not reached'], named: ['not needed'] },
  middle: { hand: ['h'], named: ['not needed'] },
  bottom: { named: ['n'], stranger: ['s'] },
};

function staffOf(playbookKey: string): Staff {
  return {
    leadId: 'lead',
    memberIds: [],
    holders: new Map(Object.entries(HOLDERS[playbookKey] ?? {})),
  };
}

describe('staffOfRun', () => {
  it('asks the team for the child first, then the parent, then who started that, and the lead at last', () => {
    const staff = staffOfRun({ playbookKey: 'bottom', family: FAMILY }, staffOf, CHART);
    const holders = Object.fromEntries(staff?.holders ?? []);
    expect(holders).toEqual({ named: ['n'], near: ['h'], far: ['b'], worker: ['lead'], stranger: ['s'] });
  });

  it('leaves the roles of a run that is nobody’s child as the team fills them', () => {
    const staff = staffOfRun({ playbookKey: 'bottom', family: null }, staffOf, CHART);
    expect(Object.fromEntries(staff?.holders ?? [])).toEqual(HOLDERS['bottom']);
    expect(staffOfRun({ playbookKey: 'bottom', family: FAMILY }, () => null, CHART)).toBeNull();
  });

  it('needs to know the team for all playbooks above', () => {
    const run = { teamId: 't', playbookKey: 'bottom', family: { parentId: 'p', depth: 2, ...FAMILY } };
    expect(teamsOf(run).map(({ playbookKey }) => playbookKey)).toEqual(['bottom', 'middle', 'top']);
  });
});
