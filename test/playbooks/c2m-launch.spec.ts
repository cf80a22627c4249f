import { describeLaws } from './laws-of-a-playbook.js';
import { shippedPlaybook } from './walk-shipped.js';

const playbook = shippedPlaybook('c2m-launch');
const { walk } = playbook;

const PREPARE = ['writeBrief', 'checkRights', 'shortlistFactories', 'setQualityStandard'];
const SAMPLE = ['makeSample', 'testSample', 'approveSample'];
const BATCH = ['runSmallBatch', 'inspectBatch', 'buildConfigurator', 'warmUp'];

const toSampling = () => walk().closeAll('findRisingNeed', ...PREPARE);
const toOrdering = () => toSampling().closeAll(...SAMPLE);
const toBatch = () => toOrdering().close('approveFirstOrder');
const toSelling = () => toBatch().closeAll(...BATCH);
const toReview = () => toSelling().wait('P14D');
const decided = (outcome: string) => toReview().close('reviewSales').close('approveScaling', outcome);

const FEW_SOLD = { soldUnits: 200, returnedUnits: 10 };
const MANY_RETURNED = { soldUnits: 430, returnedUnits: 120 };

describe('C2M launch', () => {
  describeLaws(playbook);

  it('has counsel wait for the brief while factory and quality go on', () => {
    const at = walk().close('findRisingNeed');
    expect(at.openTasks).toEqual(['setQualityStandard', 'shortlistFactories', 'writeBrief']);
    expect(at.close('writeBrief').openTasks).toEqual([
      'checkRights',
      'setQualityStandard',
      'shortlistFactories',
    ]);
  });

  it('reopens the brief when counsel refuses, and stops at the third refusal', () => {
    const at = walk().closeAll('findRisingNeed', 'writeBrief').close('checkRights', 'conflict');
    expect(at.openTasks).toEqual(['setQualityStandard', 'shortlistFactories', 'writeBrief']);
    expect(at.effects.at(-1)).toMatchObject({ type: 'task.open', task: 'writeBrief' });
    at.close('writeBrief')
      .close('checkRights', 'conflict')
      .close('writeBrief')
      .close('checkRights', 'conflict');
    expect(at.openTasks).toEqual(['clearStock']);
  });

  it('ends with a look back when there is no reliable signal', () => {
    expect(walk().close('findRisingNeed', 'noSignal').openTasks).toEqual(['retrospective']);
  });

  it('searches for a factory twice at most', () => {
    const at = walk().close('findRisingNeed').close('shortlistFactories', 'noneSuitable');
    expect(at.openTasks).toContain('shortlistFactories');
    expect(at.close('shortlistFactories', 'noneSuitable').leaves).toEqual(['stopping']);
  });

  it('makes the sample again when it is not sealed, three times at most', () => {
    const at = toSampling().closeAll('makeSample', 'testSample').close('approveSample', 'rejected');
    expect(at.leaves).toEqual(['sampling.making']);
    at.close('makeSample').close('testSample', 'failed').closeAll('makeSample', 'testSample');
    expect(at.close('approveSample', 'rejected').leaves).toEqual(['stopping']);
  });

  it('escalates a late sample to the buyer at the factory and to the lead', () => {
    const at = toSampling().wait('P14D');
    expect(at.escalations).toEqual([
      { to: 'sourcingManager', task: 'makeSample' },
      { to: 'lead', task: 'makeSample' },
    ]);
    expect(at.openTasks).toEqual(['makeSample']);
  });

  it('renegotiates when finance finds the order too risky, and orders what was agreed', () => {
    const at = toOrdering().close('approveFirstOrder', 'rejected').close('renegotiate');
    expect(at.context).toMatchObject({ units: 300, unitCost: 63 });
    expect(at.close('approveFirstOrder').openTasks).toEqual(['buildConfigurator', 'runSmallBatch', 'warmUp']);
  });

  it('stops when finance refuses for the third time or the factory does not move', () => {
    const at = toOrdering().close('approveFirstOrder', 'rejected').close('renegotiate');
    at.close('approveFirstOrder', 'rejected').close('renegotiate');
    expect(at.close('approveFirstOrder', 'rejected').leaves).toEqual(['stopping']);
    const stuck = toOrdering().close('approveFirstOrder', 'rejected').close('renegotiate', 'noDeal');
    expect(stuck.leaves).toEqual(['stopping']);
  });

  it('holds the line while material is missing', () => {
    const at = toBatch().send('material.ranShort', { material: '320 克毛圈布' });
    expect(at.openTasks).toEqual(['buildConfigurator', 'secureMaterial', 'warmUp']);
    expect(at.close('secureMaterial').openTasks).toContain('runSmallBatch');
  });

  it('puts a batch that fails inspection back on the line', () => {
    const at = toBatch().close('runSmallBatch').close('inspectBatch', 'rework');
    expect(at.openTasks).toContain('runSmallBatch');
  });

  it('suspends the sale when complaints surge and goes on where it was', () => {
    const at = toReview().send('complaint.surged', { cases: 25 });
    expect(at.openTasks).toEqual(['traceDefect']);
    expect(at.close('traceDefect').leaves).toEqual(['selling.onSale.reviewing']);
    const early = toSelling().send('complaint.surged', { cases: 25 }).close('traceDefect');
    expect(early.leaves).toEqual(['selling.onSale.collecting']);
  });

  it('stops when what was sold must be taken back', () => {
    const at = toSelling().send('complaint.surged', { cases: 25 }).close('traceDefect', 'recall');
    expect(at.leaves).toEqual(['stopping']);
  });

  it('observes four figures and opens the gate when sell-through and returns are right', () => {
    const at = toReview().close('reviewSales');
    expect(at.leaves).toEqual(['approvingScaling']);
    const figures = at.observations.map(({ kpi }) => kpi);
    expect(figures).toEqual(['sellThrough', 'returnRate', 'salesMultiple', 'leadTime']);
  });

  it('changes the offer when too few were sold', () => {
    const at = toReview().close('reviewSales', 'done', FEW_SOLD);
    expect(at.openTasks).toEqual(['reworkOffer']);
    expect(at.close('reworkOffer').leaves).toEqual(['selling.onSale.collecting']);
  });

  it('mends quality when too many came back, with a new sample where needed', () => {
    const at = toReview().close('reviewSales', 'done', MANY_RETURNED);
    expect(at.openTasks).toEqual(['mendQuality']);
    at.close('mendQuality', 'newSample');
    expect(at.leaves).toEqual(['sampling.making']);
    expect(at.context['sampleRounds']).toBe(1);
  });

  it('stops after three improvements that did not help', () => {
    const at = toReview();
    for (let round = 0; round < 3; round++) {
      at.close('reviewSales', 'done', FEW_SOLD).close('reworkOffer').wait('P14D');
    }
    expect(at.close('reviewSales', 'done', FEW_SOLD).openTasks).toEqual(['clearStock']);
    expect(at.closeAll('clearStock', 'retrospective').state.status).toBe('done');
  });

  it('keeps to small repeats, or stops, as the approval says', () => {
    expect(decided('keepSmall').openTasks).toEqual(['retrospective']);
    expect(decided('rejected').openTasks).toEqual(['clearStock']);
    expect(decided('approved').openTasks).toEqual(['bookCapacity', 'widenAudience', 'widenOptions']);
  });
});
