import type { JsonObject } from '../../json.js';
import { loadPlaybook } from '../load-playbook.js';

const text = { zh: '文', en: 'text' };
const title = { meta: { title: text } };
const ON_DONE = { onDone: 'end' };
const REVIEW = { of: { src: 'task', input: { task: 'review' } } };
const ASK = { of: { src: 'service', input: { service: 'ask', input: { who: 'item' } } }, count: 2 };

/** What is found in a playbook whose only state has these instances, and does these things when it is entered. */
function found(invoke: JsonObject, entry: JsonObject[] = [], more: JsonObject = {}): string[] {
  const task = { title: text, role: 'worker', outcomes: { done: { title: text } } };
  const result = loadPlaybook(
    JSON.stringify({
      key: 'checked',
      version: 1,
      title: text,
      roles: { worker: { title: text, department: 'works' } },
      tasks: {
        review: task,
        decide: { ...task, kind: 'approval', outcomes: { ...task.outcomes, no: { title: text } } },
      },
      services: { ask: { title: text, url: 'https://ask.example.com/{{ input.who }}' } },
      machine: {
        id: 'checked',
        initial: 'work',
        context: { list: [], any: null },
        states: {
          work: { ...title, entry, invoke: { src: 'instances', id: 'reviews', ...invoke } },
          end: { ...title, type: 'final' },
        },
      },
      ...more,
    }),
  );
  const problems = result.ok ? result.warnings : result.problems;
  return problems
    .filter(
      ({ code }) =>
        code !== 'TASK_NEVER_OPENED' && code !== 'SERVICE_NEVER_CALLED' && code !== 'ROLE_NEVER_NEEDED',
    )
    .map(({ code, path }) => `${code} ${path.replace('machine.states.work.', '')}`);
}

const act = (type: string, params: JsonObject) => [{ type, params }];

describe('the checks of instances', () => {
  it('find nothing where there is nothing to find', () => {
    expect(
      found({
        input: { ...REVIEW, forEach: 'context.any', until: { atLeast: 2 }, label: 'string(index)' },
        ...ON_DONE,
      }),
    ).toEqual([]);
  });

  it.each<[string, JsonObject, string[]]>([
    ['no number', { ...REVIEW }, ['INSTANCES_OF_WHAT invoke.input']],
    ['two numbers', { ...REVIEW, count: 1, forEach: 'context.list' }, ['INSTANCES_OF_WHAT invoke.input']],
    ['no list', { ...REVIEW, forEach: '3' }, ['WRONG_EXPRESSION_TYPE invoke.input.forEach']],
    ['no number in count', { ...REVIEW, count: '"three"' }, ['WRONG_EXPRESSION_TYPE invoke.input.count']],
    ['a negative number', { ...REVIEW, count: -1 }, ['INVALID_VALUE invoke.input.count']],
    [
      'an unknown task',
      { of: { src: 'task', input: { task: 'reviw' } }, count: 1 },
      ['UNKNOWN_TASK invoke.input.of.input.task'],
    ],
    [
      'a task that is an approval',
      { of: { src: 'task', input: { task: 'decide' } }, count: 1 },
      ['WRONG_ACTOR invoke.input.of.src'],
    ],
    [
      'an unknown service',
      { of: { src: 'service', input: { service: 'aks' } }, count: 1 },
      ['CALL_WITHOUT_ON_ERROR invoke', 'UNKNOWN_SERVICE invoke.input.of.input.service'],
    ],
    ['a service nobody hears the failure of', ASK, ['CALL_WITHOUT_ON_ERROR invoke']],
    ['too many', { ...REVIEW, count: 101 }, ['TOO_MANY_INSTANCES invoke.input.count']],
    [
      'never enough',
      { ...REVIEW, count: 2, until: { atLeast: 3 } },
      ['INSTANCES_NEVER_ENOUGH invoke.input.until.atLeast'],
    ],
    [
      'a condition that is none',
      { ...REVIEW, count: 2, until: { when: '3' } },
      ['WRONG_EXPRESSION_TYPE invoke.input.until.when'],
    ],
    [
      'an unknown set in a condition',
      { ...REVIEW, count: 2, until: { when: 'instances.others.completed > 1' } },
      ['INVALID_EXPRESSION invoke.input.until.when'],
    ],
    [
      'two kinds of end',
      { ...REVIEW, count: 2, until: { when: 'true', atLeast: 1 } },
      ['INVALID_VALUE invoke.input.until'],
    ],
    [
      'a label that is no text',
      { ...REVIEW, count: 2, label: 'index' },
      ['WRONG_EXPRESSION_TYPE invoke.input.label'],
    ],
  ])('find %s', (_, input, findings) => {
    expect(found({ input, ...ON_DONE }).sort()).toEqual(findings);
  });

  it('ask what follows, and whether it surely does', () => {
    const input = { ...REVIEW, count: 1 };
    expect(found({ input })).toContain('INSTANCES_WITHOUT_ON_DONE invoke');
    const guard = { type: 'when', params: { cel: 'event.output.completed > 0' } };
    expect(found({ input, onDone: { target: 'end', guard } })).toEqual([
      'INSTANCES_MAY_GET_STUCK invoke.onDone',
    ]);
    expect(found({ input, ...ON_DONE, onError: 'end' })).toEqual(['NOTHING_CAN_FAIL invoke.onError']);
  });

  it.each<[string, JsonObject[], string[]]>([
    [
      'addInstances',
      act('addInstances', { to: 'reviws', count: 1 }),
      ['UNKNOWN_INSTANCES entry[0].params.to'],
    ],
    [
      'addInstances of nothing',
      act('addInstances', { to: 'reviews' }),
      ['INSTANCES_OF_WHAT entry[0].params'],
    ],
    ['cancelInstances', act('cancelInstances', { of: 'other' }), ['UNKNOWN_INSTANCES entry[0].params.of']],
    [
      'completeInstances',
      act('completeInstances', { of: 'other' }),
      ['UNKNOWN_INSTANCES entry[0].params.of'],
    ],
  ])('look at %s', (_, entry, findings) => {
    expect(found({ input: { ...REVIEW, count: 1 }, ...ON_DONE }, entry)).toEqual(findings);
  });

  it('let nothing be done to instances when the chart has stopped, and keep the engine’s own names', () => {
    const cancel = { type: 'cancelInstances', params: { of: 'reviews' } };
    const input = { ...REVIEW, count: 1 };
    expect(found({ input, ...ON_DONE }, [], { onCancel: cancel })).toEqual([
      'RAISE_OUT_OF_PLACE onCancel.type',
    ]);
    const events = { 'instances.changed': { title: text } };
    expect(found({ input, ...ON_DONE }, [], { events })).toEqual([
      "RESERVED_EVENT events['instances.changed']",
    ]);
  });
});
