import { loadPlaybook } from '../../src/engine/load/load-playbook.js';

const text = { zh: '一', en: 'a' };
const meta = { title: text };
const end = { type: 'final', meta };

function playbook(states: object, more: object = {}): string {
  return JSON.stringify({
    key: 'hostile',
    version: 1,
    title: text,
    roles: { worker: { title: text, department: 'stores' } },
    tasks: { work: { title: text, role: 'worker', outcomes: { done: { title: text } } } },
    machine: { initial: 's0', states },
    ...more,
  });
}

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

const byKey = (count: number, make: (n: number) => unknown) =>
  Object.fromEntries(many(count, (n) => [`s${n}`, make(n)]));

const gatedBy = (cel: string) => ({
  s0: { meta, always: { guard: { type: 'when', params: { cel } }, target: 's1' } },
  s1: end,
});

const nested = (depth: number): object => ({
  s0: depth === 0 ? end : { meta, initial: 's0', states: nested(depth - 1) },
});

const HOSTILE: readonly [what: string, source: () => string, code: string][] = [
  ['five megabytes', () => playbook({ s0: end }) + ' '.repeat(5_000_000), 'FILE_TOO_LARGE'],
  ['ten thousand states', () => playbook(byKey(10_000, () => ({ type: 'final' }))), 'TOO_MANY_STATES'],
  ['states two hundred deep', () => playbook(nested(200)), 'NOT_JSON'],
  ['an expression of 100 kB', () => playbook(gatedBy(`${'1+'.repeat(50_000)}1 > 2`)), 'INVALID_VALUE'],
  [
    'an expression of brackets',
    () => playbook(gatedBy(`${'('.repeat(990)}1${')'.repeat(990)} > 2`)),
    'INVALID_EXPRESSION',
  ],
  ['the same key fifty thousand times', () => `{${many(50_000, () => '"k":1').join()}}`, 'TOO_MANY_PROBLEMS'],
  ['a hundred thousand aliases', () => `- &a x\n${'- *a\n'.repeat(100_000)}`, 'TOO_MANY_ALIASES'],
  [
    'an alias of an alias of an alias',
    () => many(30, (n) => `a${n}: &a${n} [${n === 0 ? 'x' : many(9, () => `*a${n - 1}`).join()}]`).join('\n'),
    'TOO_MANY_ALIASES',
  ],
  ['twenty thousand anchors', () => many(20_000, (n) => `- &a${n} x`).join('\n'), 'INVALID_VALUE'],
  ['lists in lists without end', () => '- '.repeat(200_000), 'YAML_SYNTAX'],
  [
    'five thousand slips of shape',
    () => playbook(byKey(1_900, () => ({ on: { x: 7 }, entry: 'y', tags: 4 }))),
    'TOO_MANY_PROBLEMS',
  ],
  [
    'two thousand targets that lead nowhere',
    () => playbook(byKey(1_999, () => ({ meta, on: { 'kpi.observed': 'nowhere' } }))),
    'TOO_MANY_PROBLEMS',
  ],
  [
    'a name of 100 kB',
    () => playbook({ s0: { meta, on: { ['x'.repeat(100_000)]: 's1' } }, s1: end }),
    'UNKNOWN_EVENT',
  ],
];

describe('a file that is meant to do harm, or grew out of all proportion', () => {
  it.each(HOSTILE)(
    'is refused in reasonable time, and told in a bounded answer: %s',
    (_, make, code) => {
      const result = loadPlaybook(make());
      const problems = result.ok ? [] : result.problems;
      expect(problems.map((problem) => problem.code)).toContain(code);
      expect(problems.length).toBeLessThanOrEqual(501);
    },
    30_000,
  );

  it('does not stand in the way of a file as large as they honestly come', () => {
    const source = playbook(
      byKey(2_000, (n) => (n === 1_999 ? end : { meta, on: { 'kpi.observed': `s${n + 1}` } })),
    );
    expect(loadPlaybook(source).ok).toBe(true);
  }, 30_000);
});
