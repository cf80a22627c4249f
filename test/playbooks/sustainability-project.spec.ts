import { describeLaws } from './laws-of-a-playbook.js';
import type { Walk } from './walk.js';
import { shippedPlaybook } from './walk-shipped.js';

const playbook = shippedPlaybook('sustainability-project');
const { walk } = playbook;

const LOGISTICS = ['planGreenRoutes', 'runGreenPilot', 'proveGreenDelivery'];
const PACKAGING = ['chooseMaterial', 'testPackaging', 'switchPackaging', 'provePackaging'];
const GOODS = ['chooseGreenGoods', 'verifyClaims'];
const ZONE = [...GOODS, 'buildZone', 'tellStories'];

const toCharter = () =>
  walk().closeAll('measureBaseline', 'setTargets', 'costTheProgramme', 'drawClaimRules');
const toWorking = () => toCharter().close('approveCharter');
const toReporting = () => toWorking().closeAll(...LOGISTICS, ...PACKAGING, ...ZONE, 'openZone');
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

  it('starts the three work streams together', () => {
    expect(toWorking().openTasks).toEqual(['chooseGreenGoods', 'chooseMaterial', 'planGreenRoutes']);
  });

  it('opens the zone only when its goods can go out in the new packaging', () => {
    const at = toWorking().closeAll(...ZONE);
    expect(at.leaves).toContain('working.productZone.awaitingPackaging');
    at.closeAll('chooseMaterial', 'testPackaging', 'switchPackaging');
    expect(at.openTasks).toEqual(['openZone', 'planGreenRoutes', 'provePackaging']);
  });

  it('opens the zone at once when packaging has been proved before', () => {
    expect(toWorking().closeAll(...PACKAGING, ...ZONE).openTasks).toEqual(['openZone', 'planGreenRoutes']);
  });

  it('chooses another material when packaging fails its test or parcels break', () => {
    const at = toWorking().close('chooseMaterial').close('testPackaging', 'failed');
    expect(at.openTasks).toContain('chooseMaterial');
    at.closeAll('chooseMaterial', 'testPackaging').send('complaint.surged', { damageRate: 3.2 });
    expect(at.openTasks).toContain('chooseMaterial');
    expect(at.openTasks).not.toContain('switchPackaging');
  });

  it('goes back for more data when a claim cannot be proved', () => {
    const at = toWorking().closeAll('planGreenRoutes', 'runGreenPilot').close('proveGreenDelivery', 'weak');
    expect(at.openTasks).toContain('runGreenPilot');
  });

  it('lets the zone go out with some claims taken out, and chooses again when most are refused', () => {
    const refused = toWorking().close('chooseGreenGoods').close('verifyClaims', 'refused');
    expect(refused.openTasks).toContain('chooseGreenGoods');
    const partly = toWorking().close('chooseGreenGoods').close('verifyClaims', 'partly', { proved: 178 });
    expect(partly.openTasks).toEqual(expect.arrayContaining(['buildZone', 'tellStories']));
    expect(partly.observations).toEqual([{ kpi: 'claimsProved', value: 50 }]);
  });

  it('verifies claims again when a new regulation touches them', () => {
    const at = toWorking()
      .closeAll(...GOODS, 'buildZone')
      .send('regulation.changed', { rule: '绿色宣传指南' });
    expect(at.openTasks).toContain('assessRegulation');
    at.close('assessRegulation', 'recheckClaims');
    expect(at.openTasks).toContain('verifyClaims');
    expect(at.openTasks).not.toContain('tellStories');
  });

  it('leaves the work alone when a new regulation does not touch it', () => {
    const at = toWorking()
      .closeAll(...GOODS)
      .send('regulation.changed', { rule: '绿色宣传指南' });
    at.close('assessRegulation');
    expect(at.openTasks).toEqual(['buildZone', 'chooseMaterial', 'planGreenRoutes', 'tellStories']);
  });

  it('brings a challenge before the executive when it is not answered within a day', () => {
    const at = toWorking().send('claim.challenged', { claim: '全部可降解' }).wait('P1D');
    expect(at.escalations).toEqual([{ to: 'executiveSponsor', task: 'answerChallenge' }]);
    expect(at.close('answerChallenge').leaves).toContain('working.oversight.watching');
  });

  it('meets every month until all work streams have closed', () => {
    const at = toWorking().wait('P1M');
    expect(at.openTasks).toContain('reviewMonth');
    at.close('reviewMonth', 'atRisk').wait('P1M');
    expect(at.openTasks).toContain('reviewMonth');
    expect(at.escalations).toContainEqual({ to: 'executiveSponsor', task: null });
    at.closeAll('reviewMonth', ...LOGISTICS, ...PACKAGING, ...ZONE, 'openZone');
    expect(at.openTasks).toEqual(['consolidateFigures']);
  });

  it('goes on without green delivery where it does not work out', () => {
    const at = toWorking().close('planGreenRoutes').close('runGreenPilot', 'notViable');
    at.closeAll(...PACKAGING, ...ZONE, 'openZone').close('consolidateFigures', 'done', SHORT_OF_CARBON);
    expect(at.openTasks).toEqual(['approveReport']);
  });

  it('warns the executive after six months', () => {
    const at = toWorking().wait('P6M');
    expect(at.escalations).toContainEqual({ to: 'executiveSponsor', task: null });
  });

  it('never lets an unproved claim through the gate', () => {
    const at = toReporting().close('consolidateFigures', 'done', UNPROVED);
    expect(at.openTasks).toEqual(['mendClaims']);
    expect(at.closeAll('mendClaims', 'consolidateFigures').openTasks).toEqual(['approveReport']);
  });

  it('mends what falls short twice, then discloses the gap', () => {
    const at = toReporting().close('consolidateFigures', 'done', SHORT_OF_CARBON);
    expect(at.openTasks).toEqual(['chooseRemedy']);
    remedied(at, SHORT_OF_CARBON);
    expect(at.openTasks).toEqual(['chooseRemedy']);
    remedied(at, { ...SHORT_OF_CARBON, ...DEAR_PACKAGING });
    expect(at.openTasks).toEqual(['approveReport']);
    expect(at.effects.filter(({ type }) => type === 'notify')).toHaveLength(2);
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
