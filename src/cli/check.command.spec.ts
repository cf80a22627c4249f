import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './cli.js';

const SHOP = 'test/support/playbooks/pop-up-store/playbook.yaml';

describe('setpiece check', () => {
  let folder: string;
  let wrong: string;
  let odd: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setpiece-check-'));
    wrong = join(folder, 'wrong.yaml');
    odd = join(folder, 'odd.yaml');
    const shop = await readFile(SHOP, 'utf8');
    const onlooker = 'roles:\n  onlooker: { title: { zh: 旁观者, en: Onlooker }, department: moon }\n';
    await writeFile(odd, shop.replace('roles:\n', onlooker));
    await writeFile(
      wrong,
      shop
        .replace('roles:\n', onlooker)
        .replace('onDone: chosen }', 'onDone: nowhere }')
        .replace('initial: preparing', 'initial: sleeping'),
    );
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('finds nothing wrong with the shipped playbooks in the demo organisation', async () => {
    const keys = ['new-user-conversion', 'c2m-launch', 'sustainability-project'];
    const files = keys.map((key) => `playbooks/${key}/playbook.yaml`);
    expect(await check([...files, '--organisation', 'demo/organisation.yaml'])).toEqual({
      code: 0,
      output: '3 files checked: 0 errors, 0 warnings\n',
      complaints: '',
    });
  });

  it('lists errors, then warnings, each with file, line, column, code and path, and ends with 1', async () => {
    const { code, output } = await check([wrong]);
    const lines = output.split('\n');
    expect(code).toBe(1);
    expect(lines.filter((line) => line.includes('  error  '))).toEqual([
      expect.stringMatching(
        /wrong\.yaml:\d+:\d+ {2}error {2}UNKNOWN_INITIAL {2}.*sleeping.* {2}\(machine\.initial\)$/,
      ),
      expect.stringMatching(
        /wrong\.yaml:\d+:\d+ {2}error {2}UNKNOWN_TARGET {2}.*nowhere.* {2}\(machine\.states\./,
      ),
    ]);
    const warning = lines.findIndex((line) => line.includes('  warning  ROLE_NEVER_NEEDED  '));
    expect(warning).toBeGreaterThan(lines.findIndex((line) => line === ''));
    expect(output).toMatch(/\n\n1 file checked: 2 errors, 1 warning\n$/);
  });

  it('ends with 0 when there are warnings alone', async () => {
    const { code, output } = await check([odd]);
    expect(code).toBe(0);
    expect(output).toContain('1 file checked: 0 errors, 1 warning');
  });

  it('checks departments and skills when it is given an organisation', async () => {
    const { code, output } = await check([odd, '--organisation', 'demo/organisation.yaml']);
    expect(code).toBe(1);
    expect(output).toMatch(/error {2}UNKNOWN_DEPARTMENT {2}.*moon.* {2}\(roles\.onlooker\.department\)/);
  });

  it('speaks the language of LANG, or the one it is told', async () => {
    expect((await check([wrong], 'zh_CN.UTF-8')).output).toMatch(
      /错误 {2}UNKNOWN_INITIAL[^]*检查了 1 个文件：2 个错误，1 个警告/,
    );
    expect((await check([wrong, '--locale', 'zh'])).output).toContain('检查了 1 个文件');
    expect((await check([wrong, '--locale', 'fr'])).code).toBe(1);
  });

  describe('a playbook that starts others', () => {
    const CHILD = 'sustainable-product-zone';
    let project: string;
    let parent: string;

    beforeAll(async () => {
      project = join(folder, 'own');
      for (const key of [CHILD, 'sustainability-project']) {
        await mkdir(join(project, key), { recursive: true });
        await copyFile(`playbooks/${key}/playbook.yaml`, join(project, key, 'playbook.yaml'));
      }
      parent = join(project, 'sustainability-project', 'playbook.yaml');
    });

    it('is checked against those beside it, and the shipped ones for the rest', async () => {
      expect((await check([parent])).output).toContain('1 file checked: 0 errors');
      const child = join(project, CHILD, 'playbook.yaml');
      const source = await readFile(child, 'utf8');
      await writeFile(
        child,
        source.replace('required: [goodsTarget]', 'required: [goodsTarget, shareTarget]'),
      );
      const { code, output } = await check([parent]);
      expect(code).toBe(1);
      expect(output).toMatch(/error {2}MISSING_CHILD_INPUT {2}.*shareTarget/);
    });

    it('is rather checked against those that are given too', async () => {
      const shop = join(folder, 'shop.yaml');
      await writeFile(shop, (await readFile(SHOP, 'utf8')).replace('key: pop-up-store', `key: ${CHILD}`));
      const { output } = await check([parent, shop]);
      expect(output).toMatch(/error {2}UNKNOWN_CHILD_ROLE {2}[^]*2 files checked/);
    });

    it('is found with all others in a folder, each once', async () => {
      await copyFile(join(folder, 'shop.yaml'), join(project, CHILD, 'playbook.yaml'));
      const { output } = await check([project, parent]);
      expect(output).toMatch(/error {2}UNKNOWN_CHILD_ROLE {2}[^]*2 files checked/);
    });

    it('is told when there is no such playbook anywhere', async () => {
      const source = await readFile(parent, 'utf8');
      await writeFile(parent, source.replace(`playbook: ${CHILD}`, 'playbook: no-such-zone'));
      expect((await check([parent])).output).toMatch(/error {2}UNKNOWN_PLAYBOOK {2}.*no-such-zone/);
    });

    it('is not blamed for a version that only a server may have, nor for what is wrong with another file', async () => {
      const source = await readFile(parent, 'utf8');
      await writeFile(
        parent,
        source
          .replace('playbook: no-such-zone', `playbook: ${CHILD}, version: 7`)
          .replace(/^( *)(playbook: .*), (version: 7)$/m, '$1$2\n$1$3'),
      );
      expect((await check([parent])).output).toContain('1 file checked: 0 errors');
      const child = join(project, CHILD, 'playbook.yaml');
      await writeFile(child, 'key: [');
      expect((await check([parent])).output).toContain('1 file checked: 0 errors');
    });
  });

  it('writes JSON for programs', async () => {
    const { code, output } = await check(['--json', wrong, odd]);
    expect(code).toBe(1);
    expect(JSON.parse(output)).toEqual({
      files: [
        {
          file: wrong,
          ok: false,
          errors: expect.arrayContaining([
            {
              code: 'UNKNOWN_INITIAL',
              message: expect.stringContaining('sleeping'),
              path: 'machine.initial',
              line: expect.any(Number),
              column: expect.any(Number),
            },
          ]),
          warnings: [expect.objectContaining({ code: 'ROLE_NEVER_NEEDED' })],
        },
        { file: odd, ok: true, errors: [], warnings: [expect.objectContaining({ path: 'roles.onlooker' })] },
      ],
      errors: 2,
      warnings: 2,
      unreadable: 0,
    });
  });

  it('ends with 2 when a file cannot be read, and checks the others all the same', async () => {
    const { code, output } = await check([join(folder, 'missing.yaml'), wrong]);
    expect(code).toBe(2);
    expect(output).toMatch(
      /missing\.yaml: cannot be read \(ENOENT[^]*UNKNOWN_INITIAL[^]*, 1 cannot be read\n$/,
    );
  });

  it.each([
    ['is missing', 'no-such-file.yaml', 'ENOENT'],
    ['is something else', SHOP, 'has no list "departments"'],
  ])('ends with 2 when the organisation file %s', async (_, file, complaint) => {
    const { code, output, complaints } = await check([wrong, '--organisation', file]);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaints).toContain(complaint);
  });

  it('asks for a file when it is given none', async () => {
    const { code, complaints } = await check([]);
    expect(code).toBe(1);
    expect(complaints).toContain("missing required argument 'files'");
  });
});

async function check(args: readonly string[], lang = 'en_GB.UTF-8') {
  let output = '';
  let complaints = '';
  const code = await runCli(['check', ...args], {
    environment: { LANG: lang },
    terminal: false,
    write: (text) => void (output += text),
    writeError: (text) => void (complaints += text),
  });
  return { code, output, complaints };
}
