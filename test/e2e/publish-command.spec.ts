import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../src/cli/cli.js';
import { createPlaybooksApp } from '../support/playbooks-app.js';

describe('setpiece publish', () => {
  let folder: string;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setpiece-publish-'));
    const { server } = await createPlaybooksApp();
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });

  afterAll(() => rm(folder, { recursive: true }));

  async function shop(
    name: string,
    change: (source: string) => string = (source) => source,
  ): Promise<string> {
    const source = await readFile('test/support/playbooks/pop-up-store/playbook.yaml', 'utf8');
    const file = join(folder, `${name}.yaml`);
    await writeFile(file, change(source.replace('key: pop-up-store', `key: ${name}`)));
    return file;
  }

  it('publishes what the server finds nothing wrong with, once checked', async () => {
    const file = await shop('published-shop');
    const dry = await publish(file, '--url', url, '--token', 'author', '--dry-run');
    expect(dry).toMatchObject({ code: 0, output: expect.stringMatching(/^0 errors, \d+ warnings?\n$/) });
    const done = await publish(file, '--url', url, '--token', 'author');
    expect(done).toMatchObject({
      code: 0,
      output: expect.stringMatching(/\nPublished: Pop-up store \(published-shop\), version 1\n$/),
    });
    expect((await publish(file, '--url', url, '--token', 'author')).code).toBe(0);
    await shop('published-shop', (source) => source.replace('due: P3D', 'due: P5D'));
    const changed = await publish(file, '--url', url, '--token', 'author');
    expect(changed).toMatchObject({ code: 1, complaints: expect.stringContaining('API_REFUSAL') });
  });

  it('prints what the server finds, in the language asked for, and ends with 1', async () => {
    const file = await shop('wrong-shop', (source) =>
      source.replace('onDone: chosen }', 'onDone: nowhere }'),
    );
    const { code, output } = await publish(file, '--url', url, '--token', 'author', '--locale', 'zh');
    expect(code).toBe(1);
    expect(output).toMatch(/wrong-shop\.yaml:\d+:\d+ {2}错误 {2}UNKNOWN_TARGET {2}.*nowhere[^]*1 个错误/);
  });

  it('publishes what cannot be proved with a reason alone', async () => {
    const source = await readFile('test/patterns/control-flow/c21-structured-loop.yaml', 'utf8');
    const file = join(folder, 'unproved.yaml');
    const far = source.replace('called < context.input.shops', 'called < 100.0 * context.input.shops');
    await writeFile(file, far.replace('key: c21-structured-loop', 'key: unproved-loop'));
    const refused = await publish(file, '--url', url, '--token', 'author');
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('VALUES_NOT_TOLD_APART') });
    const reason = ['--acknowledge', 'No more than ten shops are ever called'];
    const done = await publish(file, '--url', url, '--token', 'author', ...reason);
    expect(done).toMatchObject({ code: 0, output: expect.stringContaining('(unproved-loop), version 1') });
  });

  it('ends with 1 for somebody who may not, and with 2 where nobody could be asked', async () => {
    const file = await shop('other-shop');
    expect((await publish(file, '--url', url, '--token', 'member')).code).toBe(1);
    expect((await publish(file, '--url', url, '--token', 'nobody')).code).toBe(2);
    expect((await publish(file, '--url', 'http://127.0.0.1:1', '--token', 'author')).code).toBe(2);
    expect(await publish(file, '--url', url)).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('NO_TOKEN'),
    });
    expect((await publish('nowhere.yaml', '--url', url, '--token', 'author')).code).toBe(2);
  });
});

async function publish(...args: readonly string[]) {
  let output = '';
  let complaints = '';
  const code = await runCli(['publish', ...args], {
    environment: { LANG: 'en_GB.UTF-8' },
    terminal: false,
    write: (text) => void (output += text),
    writeError: (text) => void (complaints += text),
  });
  return { code, output, complaints };
}
