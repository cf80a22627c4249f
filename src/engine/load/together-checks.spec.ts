import { text, tinyPlaybook, titled, working, end } from '../../../test/support/builders/tiny-playbook.js';
import type { JsonObject } from '../json.js';
import type { Organisation } from './check-playbook.js';
import { loadPlaybook } from './load-playbook.js';
import { namedPlaybooks, readPlaybookFile } from './playbook-file.js';
import { parsePlaybookDefinition } from './parse-playbook-definition.js';

const NUMBER = { type: 'number', titles: text('n') };

const CHILD = parsePlaybookDefinition({
  ...tinyPlaybook({
    machine: { initial: 'working', states: { working: working('work', 'end'), end: end() } },
    more: {
      input: { type: 'object', properties: { amount: NUMBER }, required: ['amount'] },
      output: { schema: { type: 'object', properties: { sum: NUMBER } }, values: { sum: '1.0' } },
    },
  }),
  key: 'helpers',
});

const PUBLISHED: Organisation = { playbooks: [CHILD] };

function codesOf(
  states: JsonObject,
  more: JsonObject = {},
  organisation: Organisation = PUBLISHED,
): string[] {
  const source = tinyPlaybook({
    machine: { initial: 'first', context: { sum: 0.5 }, states: { ...states, end: end() } },
    more,
  });
  const loaded = loadPlaybook(JSON.stringify(source), organisation);
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  for (const { message } of problems) expect([message.zh, message.en]).not.toContain('');
  return problems.map(({ code }) => code).filter((code) => !IRRELEVANT.has(code));
}

const IRRELEVANT = new Set(['TASK_NEVER_OPENED', 'ROLE_NEVER_NEEDED']);

const GOOD = { playbook: 'helpers', input: { amount: '1.0' } };
const SET = { target: 'end', actions: { type: 'set', params: { sum: 'event.output.sum' } } };

function child(input: JsonObject, invoke: JsonObject = {}): JsonObject {
  const ends = { onDone: SET, onError: 'end', ...invoke };
  return { first: { ...titled('first'), invoke: { src: 'playbook', id: 'helper', input, ...ends } } };
}

describe('A child run is checked:', () => {
  it('one that fits has nothing against it, known or not', () => {
    expect(codesOf(child(GOOD))).toEqual([]);
    expect(codesOf(child({ playbook: 'whatever' }), {}, {})).toEqual([]);
  });

  it.each<[string, JsonObject, string[]]>([
    ['no such playbook', { playbook: 'helper' }, ['UNKNOWN_PLAYBOOK']],
    ['no such version', { ...GOOD, version: 9 }, ['UNKNOWN_PLAYBOOK_VERSION']],
    ['a field too few', { playbook: 'helpers' }, ['MISSING_CHILD_INPUT']],
    ['a field too many', { ...GOOD, input: { amount: '1.0', more: '1' } }, ['UNKNOWN_CHILD_INPUT']],
    ['a field of another type', { ...GOOD, input: { amount: '"much"' } }, ['WRONG_EXPRESSION_TYPE']],
    ['a role that the child has not', { ...GOOD, roles: { maker: 'worker' } }, ['UNKNOWN_CHILD_ROLE']],
    ['a role that the parent has not', { ...GOOD, roles: { worker: 'maker' } }, ['UNKNOWN_ROLE']],
  ])('%s', (_, input, codes) => {
    expect(codesOf(child(input))).toEqual(codes);
  });

  it('a name or a version that is not known here is not blamed where there may be others', () => {
    const others = { playbooks: [CHILD], otherPlaybooks: new Set(['helpers', 'elsewhere']) };
    const codes = (input: JsonObject) => codesOf(child(input), {}, others);
    expect(codes({ playbook: 'elsewhere' })).toEqual([]);
    expect(codes({ ...GOOD, version: 9 })).toEqual([]);
    expect(codes({ playbook: 'helpers' })).toEqual(['MISSING_CHILD_INPUT']);
    expect(codes({ playbook: 'nowhere' })).toEqual(['UNKNOWN_PLAYBOOK']);
  });

  it('what it yields is typed, and each of its ends leads somewhere', () => {
    const unlike = { ...SET, actions: { type: 'set', params: { sum: 'event.output.total' } } };
    expect(codesOf(child(GOOD, { onDone: unlike }))).toEqual(['INVALID_EXPRESSION']);
    const { first } = child(GOOD);
    const invoke = { src: 'playbook', id: 'helper', input: GOOD };
    const dead = { first: { ...(first as JsonObject), invoke, on: { 'go.on': 'end' } } };
    expect(codesOf(dead, { events: { 'go.on': { title: text('on') } } }).toSorted()).toEqual([
      'CHILD_WITHOUT_ON_DONE',
      'CHILD_WITHOUT_ON_ERROR',
    ]);
  });

  it('its own output too: every field that is required has a value of its type', () => {
    const schema = { type: 'object', properties: { n: NUMBER }, required: ['n'] };
    const work = { first: working('work', 'end') };
    expect(codesOf(work, { output: { schema, values: {} } })).toEqual(['MISSING_OUTPUT_VALUE']);
    expect(codesOf(work, { output: { schema, values: { n: '"one"' } } })).toEqual(['WRONG_EXPRESSION_TYPE']);
    expect(codesOf(work, { output: { schema, values: { n: '1.0', m: '1' } } })).toEqual(['UNKNOWN_FIELD']);
  });
});

function waiting(input: JsonObject): { first: JsonObject } {
  return { first: { ...titled('first'), invoke: { src: 'lock', id: 'press', input, onDone: 'end' } } };
}

describe('A lock is checked:', () => {
  const locks = { press: { title: text('press'), scope: 'team' } };
  it.each<[string, JsonObject, string[]]>([
    ['one that is there', waiting({ lock: 'press', key: '"east"' }), []],
    ['one that is not', waiting({ lock: 'pres' }), ['UNKNOWN_LOCK']],
    ['a key that is no text', waiting({ lock: 'press', key: '1.5' }), ['WRONG_EXPRESSION_TYPE']],
  ])('%s', (_, states, codes) => {
    expect(codesOf(states, { locks })).toEqual(codes);
  });

  it('one inside the state that holds it waits for itself; one that nobody waits for is idle', () => {
    const { first } = waiting({ lock: 'press' });
    const inner = {
      ...titled('inner'),
      invoke: { src: 'lock', id: 'again', input: { lock: 'press' }, onDone: '#out' },
    };
    const nested = {
      first: { ...first, initial: 'inner', states: { inner } },
      out: { ...working('work', 'end'), id: 'out' },
    };
    expect(codesOf(nested, { locks })).toEqual(['LOCK_ASKED_TWICE']);
    expect(codesOf({ first: working('work', 'end') }, { locks })).toEqual(['LOCK_NEVER_USED']);
  });
});

describe('The playbooks that a file names', () => {
  it('are found wherever it starts them, once each, however wrong the rest is', () => {
    const one = { src: 'playbook', input: { playbook: 'one' } };
    const many = {
      src: 'instances',
      input: { of: { src: 'playbook', input: { playbook: 'two', version: 3 } } },
    };
    const states = { a: { invoke: [one, many] }, b: { states: { c: { invoke: one } } } };
    const file = readPlaybookFile(JSON.stringify({ machine: { states, initial: 7 } }));
    expect(namedPlaybooks(file)).toHaveLength(2);
    expect(namedPlaybooks(file)).toEqual(
      expect.arrayContaining([
        { key: 'one', version: null },
        { key: 'two', version: 3 },
      ]),
    );
    expect(namedPlaybooks(readPlaybookFile(': no yaml ['))).toEqual([]);
  });
});
