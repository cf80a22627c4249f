import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ENGINE = new URL('../../src/engine/', import.meta.url).pathname;

/** Nothing that a decision depends on may come from outside its arguments, and nothing in it may wait. */
const IMPURE: readonly (readonly [string, RegExp])[] = [
  ['a module of Node', /from '(node:|fs|path|crypto|process)/],
  ['a framework or database', /from '(@nestjs|typeorm|pg|rxjs|graphql|pino)/],
  ['anything of ours outside the engine', /from '(\.\.\/)+(features|runner|api|platform|cli)\//],
  ['the clock', /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\b/],
  ['chance', /\bMath\.random\b|\brandomUUID\b/],
  ['waiting', /\basync\b|\bawait\b|\bPromise\b|[^.]\bset(Timeout|Interval|Immediate)\(/],
  ['the process', /\bprocess\.|\bconsole\./],
];

const ALLOWED =
  /^(xstate(\/\w+)?|yaml|ajv|ajv-formats|@marcbachmann\/cel-js|re2js|temporal-polyfill|chinese-days|date-holidays)$/;

const files = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => ({ file, code: withoutComments(readFileSync(join(ENGINE, file), 'utf8')) }));

describe('the engine', () => {
  it('is looked at as a whole', () => {
    expect(files.length).toBeGreaterThan(60);
  });

  it.each(IMPURE)('knows nothing of %s', (_, pattern) => {
    expect(files.filter(({ code }) => pattern.test(code)).map(({ file }) => file)).toEqual([]);
  });

  it('imports nothing but itself and the few libraries it is made with', () => {
    const imported = files.flatMap(({ file, code }) =>
      [...code.matchAll(/from '([^'.][^']*)'/g)].map(([, name = '']) => `${file}: ${name}`),
    );
    expect(imported.filter((entry) => !ALLOWED.test(entry.split(': ')[1] ?? ''))).toEqual([]);
  });

  it('is the only place that imports XState', () => {
    const source = new URL('../../src/', import.meta.url).pathname;
    const importers = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('engine/'))
      .filter((file) => /from 'xstate/.test(readFileSync(join(source, file), 'utf8')));
    expect(importers).toEqual([]);
  });
});

function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}
