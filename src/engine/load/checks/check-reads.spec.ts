import { loadPlaybook } from '../load-playbook.js';

const text = { zh: '一', en: 'a' };

interface Change {
  readonly guard?: object;
  readonly actions?: object | object[];
  readonly before?: object[];
  readonly on?: 'task' | 'event' | 'always';
}

/** What is found of expressions where a task is closed with a form, an event has come, or at once. */
function found({ guard, actions, before = [], on = 'task' }: Change): string[] {
  const transitions = [
    ...before,
    { ...(guard && { guard }), ...(actions && { actions }), target: 'end' },
    { target: 'end' },
  ];
  const field = (type: string, more: object = {}) => ({ type, titles: text, ...more });
  const data = {
    type: 'object',
    required: ['sure'],
    properties: {
      sure: field('number', { unit: 'percent' }),
      maybe: field('number', { unit: 'yuan' }),
      deep: field('object', { properties: { down: { type: 'number' } }, additionalProperties: false }),
    },
  };
  const playbook = {
    key: 'reads',
    version: 1,
    title: text,
    roles: { worker: { title: text, department: 'stores' } },
    kpis: {
      rate: { title: text, unit: '%', direction: 'increase', target: 1 },
      cost: { title: text, unit: 'yuan', direction: 'decrease', target: 1 },
      kept: { title: text, unit: 'yuan', direction: 'decrease', target: 1 },
    },
    input: { type: 'object', properties: { size: field('number') } },
    tasks: { t: { title: text, role: 'worker', outcomes: { done: { title: text } }, form: data } },
    events: { 'it.came': { title: text, payload: data } },
    machine: {
      initial: 'work',
      context: { n: 1 },
      states: {
        work: {
          meta: { title: text },
          invoke: { src: 'task', input: { task: 't' }, onDone: on === 'task' ? transitions : 'end' },
          ...(on === 'event' && { on: { 'it.came': transitions } }),
          ...(on === 'always' && { always: transitions }),
          exit: { type: 'record', params: { kpi: 'kept', value: '1' } },
        },
        end: { type: 'final', meta: { title: text } },
      },
    },
  };
  const result = loadPlaybook(JSON.stringify(playbook));
  const told = result.ok ? result.warnings : result.problems;
  // That nobody reports the KPIs here is another matter.
  const problems = told.filter(({ code }) => code !== 'KPI_NEVER_RECORDED');
  const ours = /ABSENT|UNLIKE_UNITS/;
  expect(problems.filter(({ code }) => !ours.test(code)).map(({ code, path }) => `${code} ${path}`)).toEqual(
    [],
  );
  return problems.map(({ severity, code }) => `${severity} ${code}`);
}

const when = (cel: string) => ({ type: 'when', params: { cel } });
const set = (cel: string) => ({ type: 'set', params: { n: cel } });

const FIELD = ['error FIELD_MAY_BE_ABSENT'];
const KPI = ['warning KPI_MAY_BE_ABSENT'];

describe('what an expression reads', () => {
  it.each<[string, Change, string[]]>([
    ['a required field', { guard: when('event.output.form.sure > 1') }, []],
    ['an optional field', { guard: when('event.output.form.maybe > 1') }, FIELD],
    [
      'an optional field asked for before',
      { guard: when('has(event.output.form.maybe) && event.output.form.maybe > 1') },
      [],
    ],
    [
      'an optional field asked for too late',
      { guard: when('event.output.form.maybe > 1 && has(event.output.form.maybe)') },
      FIELD,
    ],
    [
      'an optional field where it is not there',
      { guard: when('!has(event.output.form.maybe) && event.output.form.maybe > 1') },
      FIELD,
    ],
    [
      'an optional field unless it is missing',
      { guard: when('!has(event.output.form.maybe) || event.output.form.maybe > 1') },
      [],
    ],
    [
      'an optional field by a choice',
      { actions: set('has(event.output.form.maybe) ? event.output.form.maybe : 0.0') },
      [],
    ],
    [
      'an optional field by the wrong choice',
      { actions: set('has(event.output.form.maybe) ? 0.0 : event.output.form.maybe') },
      FIELD,
    ],
    ['an optional field by its name in brackets', { actions: set('event.output.form["maybe"]') }, FIELD],
    [
      'an optional field that the guard has asked for',
      { guard: when('has(event.output.form.maybe)'), actions: set('event.output.form.maybe') },
      [],
    ],
    [
      'an optional field where the transition before is for those without',
      {
        before: [{ guard: when('!has(event.output.form.maybe)'), target: 'end' }],
        actions: set('event.output.form.maybe'),
      },
      [],
    ],
    [
      'an optional field that one of two guards has asked for',
      {
        guard: { type: 'or', params: { guards: [when('has(event.output.form.maybe)'), when('true')] } },
        actions: set('event.output.form.maybe'),
      },
      FIELD,
    ],
    [
      'an optional field that guards together have asked for',
      {
        guard: { type: 'and', params: { guards: [when('has(event.output.form.maybe)'), when('true')] } },
        actions: set('event.output.form.maybe'),
      },
      [],
    ],
    ['what lies in an optional field', { actions: set('event.output.form.deep.down') }, FIELD],
    [
      'what lies in an optional field, asked for only around it',
      { actions: set('has(event.output.form.deep) ? event.output.form.deep.down : 0.0') },
      FIELD,
    ],
    [
      'what lies in an optional field, asked for step by step',
      {
        actions: set(
          'has(event.output.form.deep) && has(event.output.form.deep.down) ? event.output.form.deep.down : 0.0',
        ),
      },
      [],
    ],
    ['an optional field of an event', { on: 'event', actions: set('event.payload.maybe') }, FIELD],
    ['an optional field of the input', { on: 'always', actions: set('context.input.size') }, FIELD],
    ['a KPI that people report', { on: 'always', guard: when('context.kpis.rate.value > 1') }, KPI],
    [
      'a KPI that has been asked for',
      { on: 'always', guard: when('has(context.kpis.rate) && context.kpis.rate.value > 1') },
      [],
    ],
    [
      'a KPI that has met its target',
      {
        on: 'always',
        guard: { type: 'kpi', params: { kpi: 'rate', is: 'met' } },
        actions: set('context.kpis.rate.value'),
      },
      [],
    ],
    ['a KPI that the chart records', { on: 'always', guard: when('context.kpis.kept.value > 1') }, []],
    [
      'a KPI as a divisor',
      { on: 'always', actions: set('context.n / context.kpis.cost.value') },
      ['error DIVISION_BY_ABSENT_KPI'],
    ],
    [
      'a KPI that the chart records as a divisor',
      { on: 'always', actions: set('context.n / (context.kpis.kept.value + 1)') },
      ['warning DIVISION_BY_ABSENT_KPI'],
    ],
    [
      'a KPI that has been asked for as a divisor',
      { on: 'always', actions: set('has(context.kpis.cost) ? context.n / context.kpis.cost.value : 0.0') },
      [],
    ],
    [
      'percent against percent',
      { guard: when('has(context.kpis.rate) && event.output.form.sure > context.kpis.rate.value') },
      [],
    ],
    [
      'percent against yuan',
      { guard: when('has(context.kpis.cost) && event.output.form.sure > context.kpis.cost.value') },
      ['warning UNLIKE_UNITS'],
    ],
    [
      'percent and yuan in a sum',
      {
        actions: set('has(event.output.form.maybe) ? event.output.form.sure + event.output.form.maybe : 0.0'),
      },
      ['warning UNLIKE_UNITS'],
    ],
    [
      'percent of yuan',
      {
        actions: set('has(event.output.form.maybe) ? event.output.form.sure * event.output.form.maybe : 0.0'),
      },
      [],
    ],
    [
      'percent recorded as percent',
      { actions: { type: 'record', params: { kpi: 'rate', value: 'event.output.form.sure' } } },
      [],
    ],
    [
      'percent recorded as yuan',
      { actions: { type: 'record', params: { kpi: 'cost', value: 'event.output.form.sure' } } },
      ['warning UNLIKE_UNITS'],
    ],
  ])('is judged: %s', (_, change, findings) => {
    expect(found(change)).toEqual(findings);
  });
});
