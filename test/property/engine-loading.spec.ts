import * as fc from 'fast-check';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';
import { POP_UP_STORE } from '../support/pop-up-store.js';

const lines = POP_UP_STORE.split('\n');

/** A line taken out, doubled, moved, or with something else for its value. */
const damage = fc.record({
  line: fc.nat(lines.length - 1),
  kind: fc.constantFrom('remove', 'double', 'indent', 'value', 'key'),
  value: fc.constantFrom(
    'null',
    '7',
    '[]',
    '{}',
    '[1, {a: b}]',
    'true',
    "''",
    'constructor',
    '{ type: final }',
    '&a [*a]',
    '*b',
    '__proto__',
  ),
});

function damaged(
  text: readonly string[],
  { line, kind, value }: { line: number; kind: string; value: string },
): string[] {
  const now = text[line] ?? '';
  const inPlace: Record<string, string[]> = {
    remove: [],
    double: [now, now],
    indent: [`  ${now}`],
    value: [now.replace(/:.*$/, () => `: ${value}`)],
    key: [now.replace(/[\w.]+:/, () => `${value}:`)],
  };
  return [...text.slice(0, line), ...(inPlace[kind] ?? [now]), ...text.slice(line + 1)];
}

describe('loading a playbook that is damaged at random', () => {
  it('never throws, and gives every problem a place in the file and both languages', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const source = damages.reduce(damaged, lines).join('\n');
        const result = loadPlaybook(source);
        const problems = result.ok ? result.warnings : result.problems;
        const count = source.split('\n').length;
        expect(result.ok || problems.some(({ severity }) => severity === 'error')).toBe(true);
        expect(problems.filter(({ line, column }) => line < 1 || line > count || column < 1)).toEqual([]);
        expect(problems.filter(({ message }) => message.zh === '' || message.en === '')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(loadPlaybook(text).ok).toBe(false);
      }),
    );
  });
});
