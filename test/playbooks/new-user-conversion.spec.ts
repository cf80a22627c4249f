import { describeLaws } from './laws-of-a-playbook.js';
import type { Walk } from './walk.js';
import { shippedPlaybook } from './walk-shipped.js';

const playbook = shippedPlaybook('new-user-conversion');
const { walk } = playbook;

const DESIGN = [
  'designGift',
  'prepareAssistant',
  'selectSamples',
  'buildNewcomerZone',
  'setAbuseRules',
  'rehearseAssistant',
];
const ROLLOUT = ['openToEveryone', 'staffGuidance', 'secureSamples', 'shiftMedia'];

const toBudget = () => walk().closeAll('diagnoseFunnel', ...DESIGN);
const toLive = () => toBudget().closeAll('approveBudget', 'launchExperiment');
const throughTest = (at: Walk) => at.send('sample.reached').close('readExperiment');
const toGate = () => throughTest(toLive());
const toMissedGate = () => toGate().observe('firstOrderConversion', 10);

/** A round that misses the gate, is improved, and comes to the gate again. */
const missedRound = (at: Walk) =>
  throughTest(at.observe('firstOrderConversion', 14).closeAll('improveOffer', 'launchExperiment'));

describe('new-user conversion', () => {
  describeLaws(playbook);

  it('designs gift, guidance, trial and zone at the same time', () => {
    const at = walk().close('diagnoseFunnel');
    expect(at.openTasks).toEqual(['buildNewcomerZone', 'designGift', 'prepareAssistant', 'selectSamples']);
  });

  it('goes straight to everyone when the first round reaches the target', () => {
    const at = toGate().observe('firstOrderConversion', 18);
    expect(at.leaves).toEqual(['approvingRollout']);
    at.closeAll('approveRollout', ...ROLLOUT, 'settleAccounts', 'retrospective');
    expect(at.state.status).toBe('done');
    expect(at.observations.slice(-2)).toEqual([
      { kpi: 'acquisitionCost', value: 512000 / 2240 },
      { kpi: 'trialUpgrade', value: 15.8 },
    ]);
  });

  it('has the tracking repaired before it trusts a diagnosis', () => {
    const at = walk().close('diagnoseFunnel', 'trackingBroken');
    expect(at.leaves).toEqual(['diagnosing.repairing']);
    expect(at.close('repairTracking').openTasks).toEqual(['diagnoseFunnel']);
  });

  it('sends the assistant back when a rehearsal shows a severe error, though it was called passed', () => {
    const at = walk().closeAll('diagnoseFunnel', 'prepareAssistant');
    at.close('rehearseAssistant', 'passed', { severeErrors: 1 });
    expect(at.openTasks).toContain('prepareAssistant');
    expect(at.closeAll('prepareAssistant', 'rehearseAssistant').leaves).toContain('designing.guidance.ready');
  });

  it('waits at the gate for first-order conversion, whatever else is reported', () => {
    const at = missedRound(toGate()).observe('acquisitionCost', 200);
    expect(at.leaves).toEqual(['gate']);
    expect(at.context['kpis']).toMatchObject({ acquisitionCost: { value: 200 } });
  });

  it('improves after a missed gate, and decides about going on after the third miss', () => {
    const at = missedRound(missedRound(toGate()));
    expect(at.context['round']).toBe(3);
    at.observe('firstOrderConversion', 17.9);
    expect(at.leaves).toEqual(['decidingContinuation']);
  });

  it('grants one more round at most', () => {
    const at = missedRound(missedRound(toGate())).observe('firstOrderConversion', 15);
    at.closeAll('decideContinuation', 'improveOffer', 'launchExperiment');
    throughTest(at).observe('firstOrderConversion', 16);
    expect(at.leaves).toEqual(['lookingBack']);
  });

  it('stops when continuing is turned down', () => {
    const at = missedRound(missedRound(toGate())).observe('firstOrderConversion', 15);
    expect(at.close('decideContinuation', 'stop').openTasks).toEqual(['retrospective']);
  });

  it('goes back to designing or to the budget when improving needs it', () => {
    expect(toMissedGate().close('improveOffer', 'redesign').openTasks).toContain('designGift');
    expect(toMissedGate().close('improveOffer', 'moreBudget').openTasks).toEqual(['approveBudget']);
  });

  it('keeps the ceiling that finance set, or else the budget applied for', () => {
    expect(toBudget().close('approveBudget').context['budget']).toBe(550000);
    const invocation = 'approveBudget';
    const at = toBudget().take({
      type: 'task.closed',
      invocation,
      outcome: 'approved',
      form: {},
      by: 'somebody',
    });
    expect(at.context['budget']).toBe(600000);
  });

  it('reworks the offer after finance sent it back, and stops at the third time', () => {
    const at = toBudget().close('approveBudget', 'rejected');
    expect(at.leaves).toEqual(['approvingBudget.revising']);
    at.close('reviseOffer').close('approveBudget', 'rejected').close('reviseOffer');
    expect(at.close('approveBudget', 'rejected').leaves).toEqual(['lookingBack']);
  });

  it('improves once more when the rollout is turned down', () => {
    const at = toGate().observe('firstOrderConversion', 20).close('approveRollout', 'rejected');
    expect(at.leaves).toEqual(['improving']);
  });

  it('escalates what is late, and goes on waiting', () => {
    const at = toBudget().wait('P2D');
    expect(at.escalations).toEqual([]);
    at.wait('P1D');
    expect(at.escalations).toEqual([{ to: 'lead', task: 'approveBudget' }]);
    expect(at.close('approveBudget').leaves).toEqual(['experimenting.launching']);
  });

  it('reads the test after fourteen days when the sample was not reached before', () => {
    const at = toLive().wait('P13D');
    expect(at.openTasks).toEqual([]);
    expect(at.wait('P1D').openTasks).toEqual(['readExperiment']);
  });

  it('deals with a missing sample, a surge of complaints and coupon abuse while the test runs', () => {
    const at = toLive().send('stock.ranOut', { item: '洁面小样' }).send('complaint.surged', { cases: 40 });
    at.send('coupon.abused', { accounts: 400 });
    expect(at.openTasks).toEqual(['blockAbuse', 'handleComplaints', 'replenishSamples']);
    expect(at.wait('P2D').escalations.map(({ task }) => task)).toEqual([
      'handleComplaints',
      'replenishSamples',
    ]);
    at.closeAll('replenishSamples', 'handleComplaints', 'blockAbuse');
    expect(at.openTasks).toEqual([]);
    expect(at.state.states).toContain('experimenting.live.measuring.collecting');
  });

  it('stops the test, withdrawing its other work, when complaints show a fault in the offer', () => {
    const at = toLive().send('stock.ranOut', { item: '洁面小样' }).send('complaint.surged', { cases: 40 });
    at.close('handleComplaints', 'stopTest');
    expect(at.openTasks).toEqual(['improveOffer']);
  });

  it('improves when the test could not be switched on three times', () => {
    const at = toBudget().close('approveBudget');
    for (let time = 0; time < 3; time++) at.close('launchExperiment', 'rolledBack');
    expect(at.leaves).toEqual(['improving']);
  });
});
