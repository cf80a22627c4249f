import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './cli.js';

const SHOP = 'test/support/playbooks/pop-up-store/playbook.yaml';

describe('setpiece simulate', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setpiece-simulate-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('shows where the run is and what can be done, everything by its title', async () => {
    const { code, output } = await simulate([SHOP]);
    expect(code).toBe(0);
    expect(output.split('\n').slice(1, 13)).toEqual([
      '2026-03-02 09:00  Preparing › Display › Designing · Preparing › Goods › Choosing',
      'Open tasks',
      '  Choose the goods (Buyer, due 2026-03-05 09:00)',
      '  Design the display (Display designer, due 2026-03-06 09:00)',
      'Will come due',
      '  2026-03-05 09:00  Choosing',
      'What next',
      '  1  Choose the goods: Done',
      '  2  Design the display: Done',
      '  3  Design the display: Not feasible',
      '  4  Event “The mall cancelled”',
      '  5  Report “Orders per trial”',
    ]);
  });

  it('takes what is chosen, filled in by hand or as suggested, and goes back on it', async () => {
    const typed = ['1', '1', '7', 'c', '1!', 'u', 'p P3D', '3', '9.5', '2!', '99', 'q', 'unread'];
    const { output } = await simulate([SHOP], typed);
    expect(output).toContain('⇒ Preparing › Goods › Chosen › Waiting for the display');
    expect(output).toContain('  Cost (yuan) [10]: 7\n');
    expect(output).toContain('"cost": 7');
    expect(output).toContain('Gone back a step');
    expect(output).toContain('2026-03-05 09:00  Approving');
    expect(output).toContain('  [10]: 9.5\n');
    expect(output).toContain('Not understood: 99');
    expect(output).not.toContain('unread');
  });

  it('tells what comes due while time passes, and what is refused', async () => {
    const { output } = await simulate([SHOP, '--locale', 'zh'], ['p P4D', '2', '-3', 'p soon']);
    expect(output).toContain('2026-03-05 09:00  “选品中”的期限已到\n  ! 上报项目组负责人：选品超期三天');
    expect(output).toContain('✗ INVALID_FORM');
    expect(output).toContain('    cost  费用（元）：不能小于 0');
    expect(output).toContain('✗ TIME_IS_PAST');
  });

  it('saves the walk as a scenario that holds', async () => {
    const file = join(folder, 'scenarios', 'walk.yaml');
    await writeFile(join(folder, 'playbook.yaml'), await readFile(SHOP));
    const walked = await simulate([SHOP, '--record', file], ['1!', '1!', '1!', '1!', '1!', 'q']);
    expect(walked.output).toContain('The run has ended');
    expect(walked.output).toContain(`Saved as the scenario ${file}`);
    expect((await run(['test', file])).output).toMatch(/✓ .*walk\.yaml {2}A walk: Pop-up store {2}\(6 steps/);
    const played = await simulate([SHOP, '--script', file]);
    expect(played).toMatchObject({ code: 0 });
    expect(played.output).toContain('▸ {"complete":{"task":"chooseGoods","outcome":"done"}}');
    await writeFile(file, (await readFile(file, 'utf8')).replace('status: done', 'status: active'));
    expect(await simulate([SHOP, '--script', file])).toMatchObject({
      code: 1,
      output: expect.stringContaining('✗ status: active ≠ done'),
    });
  });

  it('walks at random the same way for the same seed, and tells what it visited', async () => {
    const args = [SHOP, '--random', '--steps', '300'];
    const [one, again, other] = await Promise.all([
      simulate([...args, '--seed', '7']),
      simulate([...args, '--seed', '7']),
      simulate([...args, '--seed', '8']),
    ]);
    expect(one).toEqual(again);
    expect(one.output).not.toBe(other.output);
    expect(one.output).toMatch(
      /\n300 steps in \d+ runs, \d+ of which came to their end\n\d+ of \d+ states visited\n/,
    );
    const { output } = await simulate([SHOP, '--random', '--steps', '2000']);
    expect(output).toMatch(/\n1[4-6] of 16 states visited\n/);
  });

  it('says what is wrong with what it is given', async () => {
    expect(await simulate(['nowhere.yaml'])).toMatchObject({
      code: 2,
      complaints: expect.stringMatching(/^UNREADABLE: nowhere\.yaml cannot be read \(ENOENT/),
    });
    const wrong = join(folder, 'wrong.yaml');
    await writeFile(wrong, (await readFile(SHOP, 'utf8')).replace('onDone: chosen', 'onDone: nowhere'));
    expect(await simulate([wrong])).toMatchObject({
      code: 2,
      complaints: expect.stringMatching(/^PLAYBOOK_WRONG: .*wrong\.yaml:\d+:\d+ {2}UNKNOWN_TARGET/),
    });
    expect((await simulate([SHOP, '--seed', 'x'])).code).toBe(1);
    expect((await simulate([SHOP, '--start', 'tomorrow'])).complaints).toContain(
      'an instant with its offset',
    );
    expect(await simulate([SHOP, '--script', 'no.yaml'])).toMatchObject({ code: 2 });
  });
});

function simulate(args: readonly string[], typed: readonly string[] = []) {
  return run(['simulate', ...args], typed);
}

async function run(args: readonly string[], typed: readonly string[] = []) {
  let output = '';
  let complaints = '';
  const code = await runCli(args, {
    environment: { LANG: 'en_GB.UTF-8' },
    terminal: false,
    write: (text) => void (output += text),
    writeError: (text) => void (complaints += text),
    lines: () => lines(typed),
  });
  return { code, output, complaints };
}

async function* lines(typed: readonly string[]): AsyncGenerator<string, void> {
  for (const line of typed) yield await Promise.resolve(line);
}
