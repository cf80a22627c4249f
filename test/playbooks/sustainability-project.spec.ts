import { describeLaws } from './laws-of-a-playbook.js';
import type { Walk } from './walk.js';
import { shippedPlaybook } from './walk-shipped.js';

const playbook = shippedPlaybook('sustainability-project');
const { walk, example } = playbook;

const CHILDREN = ['green-logistics', 'low-carbon-packaging', 'sustainable-product-zone'];

const toCharter = () =>
  walk().closeAll('measureBaseline', 'setTargets', 'costTheProgramme', 'drawClaimRules');
const toWorking = () => toCharter().close('approveCharter');
const reported = (at: Walk, ...keys: readonly string[]) =>
  at.follow(example.steps.filter((step) => 'child' in step && keys.includes(step.child)));
const toReporting = () => reported(toWorking(), ...CHILDREN);
const remedied = (at: Walk, form: Record<string, number>) =>
  at.closeAll('chooseRemedy', 'mendLogistics').close('consolidateFigures', 'done', form);

const SHORT_OF_CARBON = { savedPerOrder: 0.7 };
const DEAR_PACKAGING = { costIndex: 95 };
const UNPROVED = { claimsInUse: 348, claimsProved: 340 };

const toDearPackaging = () => toReporting().close('consolidateFigures', 'done', DEAR_PACKAGING);

describe('the sustainability project', () => {
  describeLaws(playbook);

  it('asks carriers for data when the baseline covers less than four fifths', () => {
    const at = walk().close('measureBaseline', 'done', { coverage: 60 });
    expect(at.openTasks).toEqual(['collectCarrierData']);
    expect(at.close('collectCarrierData').openTasks).toEqual(['measureBaseline']);
  });

  it('has the charter revised after the executive sent it back, and ends at the third time', () => {
    const at = toCharter().close('approveCharter', 'rejected');
    expect(at.openTasks).toEqual(['reviseCharter']);
    at.close('reviseCharter').close('approveCharter', 'rejected').close('reviseCharter');
    expect(at.close('approveCharter', 'rejected').openTasks).toEqual(['retrospective']);
  });

  it('reminds the executive of a charter that waits a week', () => {
    const at = toCharter().wait('P7D');
    expect(at.escalations).toEqual([{ to: 'executiveSponsor', task: 'approveCharter' }]);
    expect(at.close('approveCharter').state.states).toContain('working');
  });

  it('starts the three playbooks together, with what the charter has set', () => {
    const at = toWorking();
    expect(at.children).toEqual(CHILDREN);
    const inputs = at.effects.flatMap((effect) => (effect.type === 'child.start' ? [effect.input] : []));
    expect(inputs).toEqual([
      { cities: ['杭州', '成都'], budget: 1_600_000, savedTarget: 1 },
      { warehouses: ['杭州仓', '成都仓'], budget: 960_000, costCut: 10 },
      { goodsTarget: 300, waitForPackaging: true },
    ]);
  });

  it('tells the zone when the packaging has reported', () => {
    const at = reported(toWorking(), 'low-carbon-packaging');
    expect(at.effects.at(-1)).toMatchObject({ type: 'notify', to: 'zoneManager' });
    expect(at.observations).toEqual([{ kpi: 'packagingCost', value: 89.2 }]);
  });

  it('yields what its children were expected to', () => {
    for (const step of example.steps) {
      if (!('child' in step)) continue;
      const child = shippedPlaybook(step.child);
      expect(child.walk().follow(child.example.steps).state.snapshot['output']).toEqual(step.output);
    }
  });

  it('asks the executive whether a playbook that broke off is started again, three times at most', () => {
    const at = toWorking().childFails('green-logistics');
    expect(at.openTasks).toEqual(['decideStream']);
    for (let again = 0; again < 3; again++) at.close('decideStream').childFails('green-logistics');
    expect(at.close('decideStream').children).toEqual(CHILDREN.slice(1));
    expect(at.leaves).toContain('working.greenLogistics.closed');
  });

  it('goes on without green delivery where that is decided, and does not mend what is not there', () => {
    const at = toWorking().childFails('green-logistics').close('decideStream', 'goWithout');
    reported(at, ...CHILDREN.slice(1)).close('consolidateFigures', 'done', SHORT_OF_CARBON);
    expect(at.openTasks).toEqual(['approveReport']);
  });

  it('assesses a new regulation, and tells the buyer of the zone when it touches claims', () => {
    const at = toWorking().send('regulation.changed', { rule: '绿色宣传指南' });
    expect(at.openTasks).toEqual(['assessRegulation']);
    at.close('assessRegulation', 'recheckClaims', { claimsAffected: 12 });
    expect(at.effects).toContainEqual(expect.objectContaining({ type: 'notify', to: 'greenBuyer' }));
    expect(at.context).toMatchObject({ claimsAffected: 12 });
  });

  it('meets every month until all three have reported', () => {
    const at = toWorking().wait('P1M');
    expect(at.openTasks).toContain('reviewMonth');
    at.close('reviewMonth', 'atRisk').wait('P1M');
    expect(at.openTasks).toContain('reviewMonth');
    expect(at.escalations).toContainEqual({ to: 'executiveSponsor', task: null });
    expect(reported(at.close('reviewMonth'), ...CHILDREN).openTasks).toEqual(['consolidateFigures']);
  });

  it('warns the executive after eight months', () => {
    const at = toWorking().wait('P8M');
    expect(at.escalations).toContainEqual({ to: 'executiveSponsor', task: null });
  });

  it('never lets an unproved claim through the gate', () => {
    const at = toReporting().close('consolidateFigures', 'done', UNPROVED);
    expect(at.openTasks).toEqual(['mendClaims']);
    expect(at.closeAll('mendClaims', 'consolidateFigures').openTasks).toEqual(['approveReport']);
  });

  it('mends what falls short twice, then discloses the gap', () => {
    const at = toReporting().close('consolidateFigures', 'done', SHORT_OF_CARBON);
    const told = at.effects.length;
    expect(at.openTasks).toEqual(['chooseRemedy']);
    remedied(at, SHORT_OF_CARBON);
    expect(at.openTasks).toEqual(['chooseRemedy']);
    remedied(at, { ...SHORT_OF_CARBON, ...DEAR_PACKAGING });
    expect(at.openTasks).toEqual(['approveReport']);
    expect(at.effects.slice(told).filter(({ type }) => type === 'notify')).toHaveLength(2);
  });

  it('mends packaging or claims as chosen, and discloses at once when that is chosen', () => {
    expect(toDearPackaging().close('chooseRemedy', 'packaging').openTasks).toEqual(['mendPackaging']);
    expect(toDearPackaging().close('chooseRemedy', 'claims').openTasks).toEqual(['mendClaims']);
    expect(toDearPackaging().close('chooseRemedy', 'disclose').openTasks).toEqual(['approveReport']);
  });

  it('consolidates again when the report is sent back', () => {
    const at = toReporting().close('consolidateFigures').close('approveReport', 'rejected');
    expect(at.openTasks).toEqual(['consolidateFigures']);
    at.closeAll('consolidateFigures', 'approveReport', 'publishReport', 'retrospective');
    expect(at.state.status).toBe('done');
  });
});
