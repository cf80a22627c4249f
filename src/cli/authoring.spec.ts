import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPlaybook } from '../engine/load/load-playbook.js';
import { runCli } from './cli.js';

const SHOP = 'test/support/playbooks/pop-up-store/playbook.yaml';

let folder: string;
const path = (...names: string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'setpiece-authoring-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('setpiece init', () => {
  it('begins a playbook that passes check and test as it is', async () => {
    const { code, output } = await setpiece('init', 'flash-sale', '--in', folder, '--zh', '限时"抢购"');
    expect({ code, files: output.trim().split('\n').length }).toEqual({ code: 0, files: 5 });
    const file = path('flash-sale', 'playbook.yaml');
    const checked = await setpiece('check', file, '--organisation', 'demo/organisation.yaml');
    expect(checked).toMatchObject({ code: 0, output: expect.stringContaining('0 errors, 0 warnings') });
    expect(await setpiece('test', path('flash-sale'))).toMatchObject({
      code: 0,
      output: expect.stringMatching(/\n3 scenarios: 3 passed, 0 failed\n$/),
    });
    expect(await readFile(file, 'utf8')).toContain('title: { zh: "限时\\"抢购\\"", en: "Flash sale" }');
  });

  it('writes over nothing, and wants a proper name', async () => {
    await setpiece('init', 'once', '--in', folder);
    expect(await setpiece('init', 'once', '--in', folder)).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('ALREADY_THERE'),
    });
    expect((await setpiece('init', 'Flash Sale', '--in', folder)).code).toBe(1);
  });
});

describe('setpiece diff', () => {
  it('tells two versions apart in words', async () => {
    const newer = path('newer.yaml');
    const shop = await readFile(SHOP, 'utf8');
    await writeFile(
      newer,
      shop
        .replace('version: 1', 'version: 2')
        .replace('due: P3D\n    checklist', 'due: P5D\n    checklist')
        .replace('target: 10', 'target: 12')
        .replace('PT36H', 'P3D')
        .replace('      notFeasible: { title: { zh: 不可行, en: Not feasible } }\n', '')
        .replace('tags: [live]', 'tags: [live, open]'),
    );
    const { code, output } = await setpiece('diff', SHOP, newer);
    expect(code).toBe(1);
    expect(output.split('\n')).toEqual([
      '~ playbook: Pop-up store (pop-up-store)',
      '    version: 1 → 2',
      '~ KPI: Orders per trial (trialToOrder)',
      '    target: 10 → 12',
      '~ task: Choose the goods (chooseGoods)',
      '    due: 3 days → 5 days',
      '- outcome: Design the display: Not feasible (designDisplay.notFeasible)',
      '~ state: Open (open)',
      '    tags: live → live, open',
      '- transition: Restocking: after 36 hours (open.paused after PT36H)',
      '+ transition: Restocking: after 3 days (open.paused after P3D)',
      '',
      '1 added, 2 removed, 4 changed',
      '',
    ]);
    expect((await setpiece('diff', SHOP, newer, '--locale', 'zh')).output).toContain('    期限：3 天 → 5 天');
    const json = JSON.parse((await setpiece('diff', SHOP, newer, '--json')).output) as { changes: object[] };
    expect(json.changes[2]).toMatchObject({
      part: 'task',
      kind: 'changed',
      fields: [{ field: 'due', before: 'P3D' }],
    });
  });

  it('ends with 0 when nothing differs, and with 2 for a file it cannot use', async () => {
    expect(await setpiece('diff', SHOP, SHOP)).toMatchObject({
      code: 0,
      output: 'The two versions do not differ\n',
    });
    expect((await setpiece('diff', SHOP, 'nowhere.yaml')).code).toBe(2);
  });
});

describe('setpiece import', () => {
  it('makes a draft that loads out of a checklist, with Chinese headers and a BOM', async () => {
    const csv =
      '\uFEFF标题,角色,工时,期限,备注\n选品,买手,8小时,3天,\n布置门店,店长,16,2026-05-01,急\n,店长,1,1,\nGo live,店长,,1w,\n';
    const { code, output, complaints } = await imported('opening.csv', csv, '--from', 'csv');
    expect(code).toBe(0);
    expect(errorsIn(output)).toEqual([]);
    expect(output).toContain('effort: PT16H');
    expect(complaints.split('\n')).toEqual([
      'not carried over  1  Nothing is made of the column “备注”',
      'not carried over  4  It has no title and is left out',
      'to fill in  2  Which department does the role “买手” come from?',
      'not carried over  3  The due date “2026-05-01” is no length of time such as 3d or 8h',
      'to fill in  3  Which department does the role “店长” come from?',
      'changed  The rows follow one another; what can be done side by side is for a parallel state',
      '2 to fill in, 3 not carried over, 1 changed',
      '',
    ]);
  });

  it('reads GBK when told to, and says so when it is not UTF-8', async () => {
    const gbk = Uint8Array.of(0xb1, 0xea, 0xcc, 0xe2, 0x0a, 0xd1, 0xa1, 0xc6, 0xb7, 0x0a);
    expect(await imported('gbk.csv', gbk, '--from', 'csv')).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('--encoding gb18030'),
    });
    const { output } = await imported('gbk.csv', gbk, '--from', 'csv', '--encoding', 'gb18030');
    expect(output).toContain('zh: 选品');
  });

  it('makes a draft that loads out of an XState machine, and tells what it could not carry over', async () => {
    const machine = {
      id: 'Checkout',
      initial: 'Cart Page',
      context: { retries: 0 },
      states: {
        'Cart Page': {
          on: { SUBMIT: { target: 'paying', guard: 'isFilled', actions: ['log'] }, '*': 'gone' },
        },
        paying: {
          invoke: { src: 'charge', onDone: 'done', onError: 'Cart Page' },
          after: { 30000: 'Cart Page', patience: 'gone' },
        },
        done: { type: 'final' },
        gone: { type: 'final', output: 1 },
      },
    };
    const { code, output, complaints } = await imported(
      'checkout.json',
      JSON.stringify(machine),
      '--from',
      'xstate',
    );
    expect(code).toBe(0);
    expect(errorsIn(output)).toEqual([]);
    expect(output).toContain('PT30S: cartPage');
    expect(output).toContain('cel: context.isFilled');
    for (const line of [
      'changed  Cart Page  The state is renamed to cartPage',
      'changed  Cart Page.on.SUBMIT  The event is renamed to outside.submit',
      'not carried over  Cart Page.on.SUBMIT  The action log is code and was left out',
      'to fill in  Cart Page.on.SUBMIT  The guard isFilled is code; context.isFilled, which is false, stands in for it',
      'not carried over  Cart Page.on.*  The event * cannot be taken here',
      'to fill in  paying.invoke  charge is code; it became the task charge: say who does it and how it ends',
      'not carried over  paying.invoke.onError  A task does not fail: give it an outcome instead',
      'to fill in  paying.after.patience  The delay patience is code; a day stands in for it',
      'not carried over  gone.output  The key output is unknown',
    ])
      expect(complaints.split('\n')).toContain(line);
  });

  it.each([
    ['csv', 'a,b\n1,2\n', 'NO_TITLES'],
    ['csv', 'title\n', 'NO_ROWS'],
    ['csv', 'title\n"open', 'CSV_SYNTAX'],
    ['xstate', '{', 'JSON_SYNTAX'],
    ['xstate', '{"a":1}', 'NO_MACHINE'],
  ])('ends with 2 for a %s file that is none: %j', async (from, content, code) => {
    const result = await imported('none', content, '--from', from);
    expect(result).toMatchObject({ code: 2, output: '', complaints: expect.stringContaining(code) });
  });
});

async function imported(name: string, content: string | Uint8Array, ...args: readonly string[]) {
  await writeFile(path(name), content);
  return setpiece('import', path(name), ...args);
}

function errorsIn(source: string) {
  const loaded = loadPlaybook(source);
  return loaded.ok ? [] : loaded.problems.filter(({ severity }) => severity === 'error');
}

async function setpiece(...args: readonly string[]) {
  let output = '';
  let complaints = '';
  const code = await runCli(args, {
    environment: { LANG: 'en_GB.UTF-8' },
    terminal: false,
    write: (text) => void (output += text),
    writeError: (text) => void (complaints += text),
  });
  return { code, output, complaints };
}
