import { cp, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './cli.js';

const SHOP = 'test/support/playbooks/pop-up-store/playbook.yaml';

const GOOD = `
title: { zh: 一路顺利, en: All goes well }
input: { mall: 万象城, budget: 500 }
steps:
  - complete: { task: chooseGoods }
  - complete: { task: designDisplay, outcome: done, form: { cost: 300 } }
  - pass: P2D
  - expect: { states: [approving] }
`;
const BAD = `
title: { zh: 想当然, en: Wishful }
input: { mall: 万象城, budget: 500 }
steps:
  - complete: { task: chooseGoods }
  - expect: { states: [open], tasks: [runStore] }
`;
const ODD = `
title: { zh: 填错, en: Filled in wrongly }
input: { mall: 万象城, budget: 500 }
steps:
  - complete: { task: designDisplay, outcome: done, form: { cost: -1 } }
`;

describe('setpiece test', () => {
  let folder: string;
  const path = (...names: string[]) => join(folder, ...names);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setpiece-test-'));
    await mkdir(path('books', 'shop', 'scenarios'), { recursive: true });
    await mkdir(path('books', 'bare'));
    await mkdir(path('books', 'empty'));
    await mkdir(path('nothing'));
    await cp(SHOP, path('books', 'shop', 'playbook.yaml'));
    await cp(SHOP, path('books', 'bare', 'playbook.yaml'));
    await writeFile(path('books', 'shop', 'scenarios', 'bad.yaml'), BAD);
    await writeFile(path('books', 'shop', 'scenarios', 'good.yaml'), GOOD);
    await writeFile(path('books', 'shop', 'scenarios', 'odd.yaml'), ODD);
    await writeFile(path('books', 'shop', 'scenarios', 'wrong.json'), '{ "title": "?" }');
    await writeFile(path('books', 'shop', 'scenarios', 'notes.txt'), 'no scenario');
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('prints a line for a scenario that goes as it says, with how long it took', async () => {
    const file = path('books', 'shop', 'scenarios', 'good.yaml');
    expect(await test([file])).toEqual({
      code: 0,
      output: `✓ ${file}  All goes well  (4 steps, 2 days)\n\n1 scenario: 1 passed, 0 failed\n`,
      complaints: '',
    });
  });

  it('tells the step, what was expected, what was, and how things stood, and ends with 1', async () => {
    const file = path('books', 'shop', 'scenarios', 'bad.yaml');
    const { code, output } = await test([file]);
    expect(code).toBe(1);
    expect(output.split('\n')).toEqual([
      `✗ ${file}:6:5  Wishful`,
      '    step 2 of 2  {"expect":{"states":["open"],"tasks":["runStore"]}}',
      '    NOT_AS_EXPECTED  Things are not as expected',
      '      states',
      '        expected: Open (open)',
      '        was: Designing (preparing.display.designing), Waiting for the display (preparing.goods.chosen.waiting)',
      '      tasks',
      '        expected: Keep the store open (runStore)',
      '        was: Design the display (designDisplay)',
      '    At that time (2026-03-02T09:00:00+08:00): in Designing (preparing.display.designing), Waiting for the display (preparing.goods.chosen.waiting); open tasks: Design the display (designDisplay)',
      '',
      '1 scenario: 0 passed, 1 failed',
      '',
    ]);
  });

  it('runs all that is below a folder, and tells what is wrong with a file', async () => {
    const { code, output } = await test([path('books')]);
    expect(code).toBe(1);
    expect(output).toContain('bare/playbook.yaml: has no scenarios');
    expect(output).toMatch(/wrong\.json:1:1 {2}MISSING_KEY {2}steps is missing/);
    expect(output).toMatch(/INVALID_FORM[^\n]*\n {6}cost {2}Cost \(yuan\): must be at least 0/);
    expect(output).toMatch(/\n3 scenarios: 1 passed, 2 failed; 1 file cannot be used\n$/);
    expect(output).not.toContain('notes.txt');
  });

  it('tells which states no scenario visits', async () => {
    const { output } = await test(['--coverage', path('books', 'shop', 'playbook.yaml')]);
    expect(output).toMatch(/ {2}\d+ of \d+ states visited\n {2}Not visited: .*Restocking \(open\.paused\)/);
  });

  it('speaks Chinese', async () => {
    const { output } = await test(['--locale', 'zh', path('books', 'shop', 'scenarios', 'bad.yaml')]);
    expect(output).toMatch(
      /想当然\n {4}第 2 步（共 2 步）[^]*预期：营业中 \(open\)[^]*1 个场景：0 个通过，1 个失败/,
    );
  });

  it('writes JSON for programs', async () => {
    const { code, output } = await test(['--json', path('books', 'shop')]);
    expect(code).toBe(1);
    const result = JSON.parse(output) as { playbooks: { scenarios: object[] }[] };
    expect(result).toMatchObject({ passed: 1, failed: 2, unusable: 1 });
    expect(result.playbooks[0]?.scenarios[0]).toMatchObject({
      title: 'Wishful',
      ok: false,
      startedAt: '2026-03-02T01:00:00.000Z',
      status: 'active',
      failure: {
        step: 2,
        line: 6,
        code: 'NOT_AS_EXPECTED',
        mismatches: [{ what: 'states' }, { what: 'tasks' }],
      },
    });
  });

  it.each([
    ['a path that does not exist', 'missing'],
    ['a folder in which there is nothing to run', 'nothing'],
    ['a playbook without scenarios', join('books', 'bare')],
  ])('ends with 2 for %s', async (_, name) => {
    expect((await test([path(name)])).code).toBe(2);
  });
});

async function test(args: readonly string[]) {
  let output = '';
  let complaints = '';
  const code = await runCli(['test', ...args], {
    environment: { LANG: 'en_GB.UTF-8' },
    terminal: false,
    write: (text) => void (output += text),
    writeError: (text) => void (complaints += text),
  });
  return { code, output, complaints };
}
