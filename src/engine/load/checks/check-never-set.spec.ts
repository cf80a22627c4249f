import { end, text, tinyPlaybook, working } from '../../../../test/support/builders/tiny-playbook.js';
import type { JsonObject, JsonValue } from '../../json.js';
import { loadPlaybook } from '../load-playbook.js';

interface Change {
  readonly guard: JsonObject;
  readonly field?: JsonValue;
  /** What is done when the work is begun. */
  readonly entry?: JsonObject;
  readonly on?: JsonObject;
}

/** What is found of a condition that work goes by once it is done. */
function found({ guard, field = 0, entry, on }: Change): string[] {
  const onDone: JsonObject[] = [{ guard, target: 'end' }, { target: 'end' }];
  const invoke = { src: 'task', id: 'work', input: { task: 'work' }, onDone };
  const source = tinyPlaybook({
    machine: {
      initial: 'working',
      context: { field },
      states: {
        working: working('work', 'end', { invoke, ...(entry && { entry }), ...(on && { on }) }),
        end: end(),
      },
    },
    more: { kpis: { reach: { title: text('reach'), unit: '%', direction: 'increase', target: 5 } } },
  });
  const loaded = loadPlaybook(JSON.stringify(source));
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  return problems.filter(({ code }) => code.includes('NEVER')).map(({ code, path }) => `${code} ${path}`);
}

const GUARD = 'machine.states.working.invoke.onDone[0].guard';
const MET = { type: 'kpi', params: { kpi: 'reach', is: 'met' } };
const when = (cel: string) => ({ type: 'when', params: { cel } });

describe('A condition on a KPI', () => {
  it('is blamed where nothing records it and nobody is waited for to report it', () => {
    expect(found({ guard: MET })).toEqual([`KPI_NEVER_RECORDED ${GUARD}.params.kpi`]);
    expect(found({ guard: { type: 'not', params: { guard: MET } } })).toEqual([
      `KPI_NEVER_RECORDED ${GUARD}.params.guard.params.kpi`,
    ]);
    expect(found({ guard: when('has(context.kpis.reach) && context.kpis.reach.value > 1.0') })).toEqual([
      `KPI_NEVER_RECORDED ${GUARD}.params.cel`,
    ]);
  });

  it('is not blamed where an action records it, or a state hears of reports', () => {
    expect(found({ guard: MET, entry: { type: 'record', params: { kpi: 'reach', value: '1.0' } } })).toEqual(
      [],
    );
    expect(found({ guard: MET, on: { 'kpi.observed': { guard: MET, target: 'end' } } })).toEqual([]);
  });
});

describe('A condition on a context field', () => {
  const guard = when('context.field == 0.0');

  it('is blamed where the field begins empty and no action sets it', () => {
    expect(found({ guard })).toEqual([`CONTEXT_NEVER_SET ${GUARD}.params.cel`]);
    expect(found({ guard: when('context.field == ""'), field: '' })).toHaveLength(1);
    expect(found({ guard: when('context.field.size() > 0'), field: [] })).toHaveLength(1);
  });

  it('is not blamed where an action sets it, or it is a parameter of the playbook', () => {
    expect(found({ guard, entry: { type: 'set', params: { field: 'context.field + 1.0' } } })).toEqual([]);
    expect(found({ guard, field: 3 })).toEqual([]);
  });
});
