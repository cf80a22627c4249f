import { DECLARATION_SLIPS } from '../../../test/support/slips/declaration-slips.js';
import { MEANING_SLIPS } from '../../../test/support/slips/meaning-slips.js';
import { SHAPE_SLIPS } from '../../../test/support/slips/shape-slips.js';
import { withSlip } from '../../../test/support/slips/slip.js';
import { STRUCTURE_SLIPS } from '../../../test/support/slips/structure-slips.js';
import { POP_UP_STORE } from '../../../test/support/pop-up-store.js';
import { loadPlaybook } from './load-playbook.js';
import type { Problem } from './problem.js';

const SLIPS = [...SHAPE_SLIPS, ...DECLARATION_SLIPS, ...STRUCTURE_SLIPS, ...MEANING_SLIPS];

const ORGANISATION = {
  departments: new Set(['stores', 'brand', 'merchandising', 'finance']),
  skills: new Set(['store-operations', 'assortment-planning']),
};

describe('loadPlaybook', () => {
  it('loads a sound playbook without a word', () => {
    expect(loadPlaybook(POP_UP_STORE, ORGANISATION)).toMatchObject({ ok: true, warnings: [] });
  });

  it('loads what it made of a playbook, with the same result', () => {
    const first = loadPlaybook(POP_UP_STORE);
    const second = first.ok ? loadPlaybook(JSON.stringify(first.playbook)) : first;
    expect(second).toMatchObject({ ok: true, playbook: first.ok && first.playbook });
  });

  it.each(SLIPS)('reports $what, with code, path and line', (slip) => {
    const source = withSlip(POP_UP_STORE, slip);
    const { at, code, path, severity = 'error' } = slip;
    expect(problemsOf(source)).toContainEqual({
      code,
      path,
      line: lineOf(source, at),
      column: expect.any(Number),
      severity,
      message: {
        zh: expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringMatching(/^[^\p{Script=Han}]+$/u),
      },
    });
    expect(loadPlaybook(source, ORGANISATION).ok).toBe(severity === 'warning');
  });

  it('reports many slips of different kinds at once, in the order of the file', () => {
    const several = [
      'an empty text',
      'a duration of nothing',
      'an unknown role of a task',
      'an unknown guard',
      'an unknown recipient',
      'a target that does not exist',
    ];
    const slips = SLIPS.filter(({ what }) => several.includes(what));
    const problems = problemsOf(slips.reduce(withSlip, POP_UP_STORE));
    expect(slips).toHaveLength(several.length);
    expect(problems.map(({ code }) => code).sort()).toEqual(slips.map(({ code }) => code).sort());
    expect(problems.map(({ line }) => line)).toEqual(problems.map(({ line }) => line).sort((a, b) => a - b));
  });

  it('does not let a slip that no expression sees hide what is wrong with expressions', () => {
    const source = POP_UP_STORE.replace('effort: PT12H', 'effort: 16 hours').replace(
      'cel: context.designs >= 3',
      `cel: context.designs + 'a'`,
    );
    expect(problemsOf(source).map(({ code }) => code)).toEqual(['INVALID_DURATION', 'INVALID_EXPRESSION']);
  });

  it('says what was probably meant', () => {
    const slip = SLIPS.find(({ what }) => what === 'an unknown role of a task');
    const [problem] = problemsOf(slip === undefined ? '' : withSlip(POP_UP_STORE, slip));
    expect(problem?.message).toEqual({
      zh: '没有角色 desinger → designer?',
      en: 'There is no role desinger → designer?',
    });
  });

  const hostile: readonly [string, string, string][] = [
    ['nothing at all', '', 'INVALID_VALUE'],
    ['a text that is no map', 'hello', 'INVALID_VALUE'],
    ['a fragment by itself', 'fragment: sign-off\nstate: {}', 'FRAGMENT_ALONE'],
    ['broken YAML', 'key: [', 'YAML_SYNTAX'],
    ['two documents', 'key: a\n---\nkey: b', 'YAML_SYNTAX'],
    ['an unknown tag', 'key: !secret a', 'YAML_SYNTAX'],
    ['an alias to nothing', 'key: *nobody', 'YAML_SYNTAX'],
    ['a key that is no text', '? [a]\n: b', 'YAML_SYNTAX'],
    ['a file too large', `key: ${'x'.repeat(600_000)}`, 'FILE_TOO_LARGE'],
    ['aliases that multiply', bomb(), 'TOO_MANY_ALIASES'],
    ['an alias to what it is part of', 'input: &a\n  default: [*a, *a]', 'NOT_JSON'],
    ['brackets a thousand deep', `input: ${'['.repeat(1_000)}${']'.repeat(1_000)}`, 'NOT_JSON'],
    ['brackets without end', '['.repeat(100_000), 'YAML_SYNTAX'],
    ['NUL, written out', 'input: { type: object, properties: { a: "\\0" } }', 'FORBIDDEN_CHARACTER'],
    ['NUL in a comment', '# \0', 'FORBIDDEN_CHARACTER'],
    ['half of a surrogate pair', 'input: "\\ud800"', 'FORBIDDEN_CHARACTER'],
    ['binary data', 'input: !!binary aGVsbG8=', 'NOT_JSON'],
    ['the name of the prototype', '{"__proto__": {"roles": {}}, "constructor": 1}', 'UNKNOWN_KEY'],
  ];
  it.each(hostile)('refuses %s with a problem, and does not throw', (_, source, code) => {
    const result = loadPlaybook(source);
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toContain(code);
  });

  it('takes names that every object has for unknown like any others', () => {
    const source = POP_UP_STORE.replace(
      'kpi: trialToOrder, is: missed',
      'kpi: constructor, is: missed',
    ).replace('to: team, message: { zh: 快闪店已闭店', 'to: toString, message: { zh: 快闪店已闭店');
    expect(problemsOf(source).map(({ code }) => code)).toEqual(['UNKNOWN_RECIPIENT', 'UNKNOWN_KPI']);
  });
});

/** Nine lists, each naming the one before nine times. */
function bomb(): string {
  const names = 'abcdefghi'.split('');
  const lines = names.map((name, index) => {
    const before = names[index - 1];
    return `${name}: &${name} [${Array.from({ length: 9 }, () => (before === undefined ? 'x' : `*${before}`)).join(', ')}]`;
  });
  return lines.join('\n');
}

function problemsOf(source: string): readonly Problem[] {
  const result = loadPlaybook(source, ORGANISATION);
  return result.ok ? result.warnings : result.problems;
}

function lineOf(source: string, text: string): number {
  const index = source.indexOf(text);
  if (index < 0) throw new Error(`not in the changed playbook: ${text}`);
  return source.slice(0, index).split('\n').length;
}
