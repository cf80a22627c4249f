import { popUpStore } from '../../../test/support/pop-up-store.js';
import { smallChart } from '../../../test/support/small-chart.js';
import type { Chart } from '../chart/chart.js';
import type { LocalizedText } from '../localized-text.js';
import { runScenario } from './run-scenario.js';
import type { ScenarioStep } from './scenario-definition.js';

const shop = popUpStore();
const INPUT = { mall: '万象城', budget: 500 };
const title: LocalizedText = { zh: '试', en: 'Try' };

const PREPARE: readonly ScenarioStep[] = [
  { complete: { task: 'chooseGoods' } },
  { complete: { task: 'designDisplay', outcome: 'done', form: { cost: 300 } } },
];
const OPEN: readonly ScenarioStep[] = [
  ...PREPARE,
  { complete: { task: 'approveBudget', outcome: 'approved' } },
];
const SOLD: ScenarioStep = { complete: { task: 'runStore', form: { trials: 50, orders: 6 } } };
const LEARNT: ScenarioStep = { complete: { task: 'retrospective', form: { lesson: '早做' } } };

function failureOf(steps: readonly ScenarioStep[], chart: Chart = shop, input = INPUT) {
  const { failure } = runScenario(chart, { title, input, steps });
  return failure === null ? null : { step: failure.step, ...failure.trouble };
}

/** The code of the refusal of the last step. */
function codeOf(...steps: readonly ScenarioStep[]): string | undefined {
  const failure = failureOf(steps);
  expect(failure?.step ?? steps.length).toBe(steps.length);
  return failure?.code;
}

function mismatchOf(expected: ScenarioStep['expect'], steps: readonly ScenarioStep[] = []) {
  return failureOf([...steps, { expect: expected ?? {} }])?.mismatches.map(({ what, actual }) => [
    what,
    actual.en,
  ]);
}

function vote(by: string, outcome = 'approved'): ScenarioStep {
  return { complete: { task: 'approveBudget', outcome, by } };
}

describe('runScenario', () => {
  it('walks a playbook to its end', () => {
    const { run, failure } = runScenario(shop, {
      title,
      input: INPUT,
      steps: [
        { expect: { states: ['preparing'], tasks: ['designDisplay', 'chooseGoods'], notActive: ['open'] } },
        ...OPEN,
        { expect: { only: ['open.selling'], context: { cost: 300, designs: 1 }, escalated: [] } },
        { send: { event: 'stock.ranOut', payload: { item: '帽子' }, by: 'buyer' } },
        { pass: 'PT36H' },
        {
          expect: {
            states: ['open.selling'],
            context: { lateDays: 1.5, missing: ['帽子'] },
            now: '2026-03-03T21:00:00+08:00',
          },
        },
        SOLD,
        { expect: { kpis: { trialToOrder: 12 }, notified: [{ to: 'team', message: '闭店' }] } },
        LEARNT,
        { expect: { status: 'done', noTasks: true, notified: [] } },
      ],
    });
    expect(failure).toBeNull();
    expect(run?.state.status).toBe('done');
    expect(run?.visited).toContain('open.paused');
  });

  it('starts at the scenario’s own instant, with its own input', () => {
    const late = runScenario(shop, {
      title,
      start: '2026-12-30T20:00:00Z',
      input: INPUT,
      steps: [{ expect: { dueAt: { chooseGoods: '2027-01-03' }, timers: { P3D: '2027-01-02T20:00:00Z' } } }],
    });
    expect(late.failure).toBeNull();
    expect(runScenario(shop, { title, steps: [] }).failure).toMatchObject({
      step: 0,
      trouble: { code: 'INVALID_INPUT', fields: [{ path: 'mall' }, { path: 'budget' }] },
    });
  });

  it('closes tasks as its answers, or the example’s, have them', () => {
    const steps: ScenarioStep[] = [
      { complete: { task: 'chooseGoods' } },
      { complete: { task: 'designDisplay' } },
      { expect: { states: ['approving'], context: { cost: 200 } } },
    ];
    const example = {
      input: INPUT,
      answers: { designDisplay: { outcome: 'notFeasible', form: { cost: 9 } } },
    };
    const answers = { designDisplay: { outcome: 'done', form: { cost: 200 } } };
    expect(runScenario(shop, { title, answers, steps }, example).failure).toBeNull();
    expect(runScenario(shop, { title, steps }, example).failure?.step).toBe(3);
  });

  it('fires what comes due on the way, in order, and says who was told', () => {
    expect(
      failureOf([
        { pass: 'P3D' },
        { expect: { escalated: [{ to: 'lead', task: 'chooseGoods' }], timers: { P3D: null } } },
        { pass: 'P1D' },
        { expect: { escalated: [], dueAt: { chooseGoods: '2026-03-05' } } },
        { passUntil: '2026-04-01T00:00:00Z' },
        { expect: { now: '2026-04-01', states: ['preparing'] } },
      ]),
    ).toBeNull();
    expect(codeOf({ passUntil: '2026-01-01T00:00:00Z' })).toBe('TIME_IS_PAST');
  });

  it('stops where timers set each other off for ever', () => {
    const chart = smallChart({
      initial: 'a',
      states: {
        a: { after: { PT1S: 'b' } },
        b: { after: { PT1S: 'a' }, on: { 'go.on': 'end' } },
        end: { type: 'final' },
      },
    });
    expect(failureOf([{ pass: 'P1Y' }], chart, {} as typeof INPUT)?.code).toBe('TOO_MANY_TIMERS');
  });

  it.each<[string, ScenarioStep[]]>([
    ['UNKNOWN_TASK', [{ complete: { task: 'chooseGods' } }]],
    ['TASK_CLOSED', [{ complete: { task: 'runStore' } }]],
    ['TASK_CLOSED', [{ complete: { task: 'chooseGoods', instance: 2 } }]],
    ['OUTCOME_MISSING', [{ complete: { task: 'designDisplay' } }]],
    ['UNKNOWN_OUTCOME', [{ complete: { task: 'designDisplay', outcome: 'dne' } }]],
    ['INVALID_FORM', [{ complete: { task: 'designDisplay', outcome: 'done' } }]],
    ['TASK_NOT_YOURS', [{ complete: { task: 'chooseGoods', by: 'designer' } }]],
    ['UNKNOWN_ROLE', [{ complete: { task: 'chooseGoods', by: 'byer' } }]],
    ['ROLE_NOT_HELD', [...PREPARE, { complete: { task: 'approveBudget', outcome: 'approved', by: 'lead' } }]],
    ['UNKNOWN_EVENT', [{ send: { event: 'stock.went' } }]],
    ['EVENT_NOT_TAKEN', [{ send: { event: 'stock.arrived' } }]],
    ['NOT_EVENT_SENDER', [{ send: { event: 'stock.ranOut', by: 'designer' } }]],
    ['INVALID_PAYLOAD', [...OPEN, { send: { event: 'stock.ranOut' } }]],
    ['UNKNOWN_KPI', [{ observe: { kpi: 'sales', value: 1 } }]],
    ['UNKNOWN_SERVICE', [{ answer: { service: 'ask' } }]],
    ['RUN_NOT_PAUSED', [{ resume: {} }]],
  ])('refuses with %s, and takes a refusal that is expected', (code, steps) => {
    expect(codeOf(...steps)).toBe(code);
    const last = steps.at(-1) ?? {};
    const refuse = { code, ...last };
    expect(failureOf([...steps.slice(0, -1), { refuse }])).toBeNull();
  });

  it('objects to what should be refused and is not, or for another reason', () => {
    expect(codeOf({ refuse: { code: 'TASK_CLOSED', complete: { task: 'chooseGoods' } } })).toBe(
      'NOT_REFUSED',
    );
    expect(codeOf({ refuse: { code: 'RUN_ENDED', send: { event: 'stock.arrived' } } })).toBe(
      'REFUSED_OTHERWISE',
    );
  });

  describe('of an approval', () => {
    it('takes one word from each decider where it is said who', () => {
      const first = [...PREPARE, vote('controller')];
      expect(failureOf([...first, { expect: { states: ['approving'] } }])).toBeNull();
      expect(codeOf(...first, vote('controller'))).toBe('ALREADY_DECIDED');
      expect(failureOf([...first, vote('storeLead'), { expect: { states: ['open'] } }])).toBeNull();
    });

    it('is over as soon as too few are left to agree', () => {
      const said = [
        ...PREPARE,
        vote('storeLead', 'rejected'),
        { expect: { tasks: ['designDisplay', 'chooseGoods'] } },
      ];
      expect(failureOf(said)).toBeNull();
    });

    it('is not decided by who asked for it', () => {
      const chart = smallChart(
        {
          initial: 'work',
          states: {
            work: { invoke: { src: 'task', input: { task: 'a' }, onDone: 'decide' } },
            decide: { invoke: { src: 'approval', input: { task: 'ok' }, onDone: 'end' } },
            end: { type: 'final' },
          },
        },
        {
          tasks: {
            a: { title, role: 'worker', outcomes: { done: { title } } },
            ok: { kind: 'approval', title, roles: ['worker'], outcomes: { yes: { title }, no: { title } } },
          },
        },
      );
      const own: ScenarioStep[] = [
        { complete: { task: 'a' } },
        { complete: { task: 'ok', outcome: 'yes', by: 'worker' } },
      ];
      expect(failureOf(own, chart, {} as typeof INPUT)?.code).toBe('OWN_REQUEST');
      const other: ScenarioStep[] = [
        { complete: { task: 'a' } },
        { complete: { task: 'ok', outcome: 'no' } },
      ];
      expect(failureOf([...other, { expect: { status: 'done' } }], chart, {} as typeof INPUT)).toBeNull();
    });
  });

  it('answers services, and lets them fail', () => {
    const chart = smallChart(
      {
        initial: 'asking',
        states: {
          asking: {
            invoke: {
              src: 'service',
              id: 'ask',
              input: { service: 'ask' },
              onDone: 'end',
              onError: { target: 'asking', reenter: true },
            },
          },
          end: { type: 'final' },
        },
      },
      { services: { ask: { title, url: 'https://ask.example.com/' } } },
    );
    const steps: ScenarioStep[] = [
      { expect: { calls: ['ask'] } },
      { answer: { service: 'ask', error: { code: 'TIMEOUT' } } },
      { answer: { service: 'ask', output: { n: 1 } } },
      { expect: { status: 'done', calls: [] } },
      { refuse: { answer: { service: 'ask' }, code: 'UNKNOWN_CALL' } },
    ];
    expect(failureOf(steps, chart, {} as typeof INPUT)).toBeNull();
  });

  it('pauses, resumes and cancels', () => {
    expect(
      failureOf([
        { pause: { reason: '台风' } },
        { pass: 'P10D' },
        { expect: { status: 'paused', escalated: [] } },
        { refuse: { code: 'RUN_PAUSED', pause: {} } },
        { resume: {} },
        { pass: 'P3D' },
        { expect: { escalated: ['lead'] } },
        { cancel: {} },
        { expect: { status: 'cancelled', noTasks: true } },
      ]),
    ).toBeNull();
  });

  it('tells everything that is otherwise than expected, by title', () => {
    expect(
      mismatchOf(
        {
          status: 'done',
          states: ['approving'],
          only: ['preparing.goods'],
          notActive: ['preparing'],
          tasks: ['chooseGoods'],
          dueAt: { chooseGoods: '2026-03-06', runStore: '2026-03-06' },
          timers: { P3D: null, P4D: '2026-03-06' },
          calls: ['ask'],
          waiting: ['stock.arrived'],
          context: { designs: 2 },
          kpis: { trialToOrder: 3 },
          notified: ['lead'],
          output: 1,
          now: '2026-03-01',
        },
        [],
      ),
    ).toEqual([
      ['status', 'active'],
      ['states', 'Designing (preparing.display.designing), Choosing (preparing.goods.choosing)'],
      ['only', 'Designing (preparing.display.designing), Choosing (preparing.goods.choosing)'],
      ['notActive', 'Designing (preparing.display.designing), Choosing (preparing.goods.choosing)'],
      ['tasks', 'Choose the goods (chooseGoods), Design the display (designDisplay)'],
      ['calls', '–'],
      ['waiting', '–'],
      ['dueAt.chooseGoods', '2026-03-05T09:00:00+08:00'],
      ['dueAt.runStore', '–'],
      ['timers.P3D', '2026-03-05T09:00:00+08:00'],
      ['timers.P4D', '–'],
      ['now', '2026-03-02T09:00:00+08:00'],
      ['context.designs', '1'],
      ['kpis.trialToOrder', 'null'],
      ['output', 'null'],
      ['notified', '–'],
    ]);
  });
});
