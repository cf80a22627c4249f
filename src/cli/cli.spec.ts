import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releaseAfterTests } from '../../test/support/release-after-tests.js';
import { createEmptyDatabase } from '../../test/support/test-database.js';
import { obtainDemoKey } from '../platform/auth/demo-key.js';
import { runCli } from './cli.js';

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly complaints: string;
}

async function setpiece(args: string, environment: Record<string, string> = {}): Promise<Outcome> {
  let output = '';
  let complaints = '';
  const code = await runCli(args.split(' '), {
    environment,
    terminal: false,
    write: (text) => void (output += text),
    writeError: (text) => void (complaints += text),
  });
  return { code, output, complaints };
}

describe('setpiece', () => {
  it('lists its subcommands and ends with 0 when asked for help', async () => {
    const { code, output } = await setpiece('--help');

    expect(code).toBe(0);
    expect(output).toContain('migrate');
  });

  it('complains about a subcommand that it does not have, and ends with 1', async () => {
    const { code, complaints } = await setpiece('conquer');

    expect(code).toBe(1);
    expect(complaints).toContain("unknown command 'conquer'");
  });

  it('lists all that is wrong with the configuration, and ends with 1', async () => {
    const { code, complaints } = await setpiece('config', { PORT: 'x', LOG_LEVEL: 'loud' });

    expect(code).toBe(1);
    expect(complaints).toMatch(/^CONFIG_INVALID: [^]*PORT must[^]*LOG_LEVEL must/);
    expect(await setpiece('config')).toMatchObject({ code: 0, complaints: '' });
  });
});

describe('setpiece tour', () => {
  it('complains in a line about a URL, a language or a playbook that it cannot use', async () => {
    for (const url of ['here', 'localhost:3000', 'ftp://localhost']) {
      const { code, complaints } = await setpiece(`tour --url ${url}`);
      expect(code).toBe(1);
      expect(complaints).toMatch(/^error: option '--url <url>' argument .* It must be like http:/);
    }
    expect((await setpiece('tour --locale fr')).complaints).toContain('Allowed choices are zh, en');
    expect((await setpiece('tour --playbook conquest')).complaints).toBe(
      'TOUR_FAILED: There is no tour of the playbook conquest, but of c2m-launch, new-user-conversion, sustainability-project.\n',
    );
  });

  it('tells a server that does not answer from one that is no Setpiece', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'setpiece-tour-'));
    await obtainDemoKey(dataFolder);
    const server = createServer((_request, response) => void response.end('<!DOCTYPE html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    releaseAfterTests(async () => {
      server.close();
      await rm(dataFolder, { recursive: true });
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const environment = { SETPIECE_DATA: dataFolder };

    const closed = await setpiece('tour --url http://127.0.0.1:1', environment);
    const other = await setpiece(`tour --url http://127.0.0.1:${port}`, environment);

    expect(closed).toMatchObject({
      code: 1,
      complaints: expect.stringMatching(/^API_REFUSAL: .*UNREACHABLE/),
    });
    expect(other).toMatchObject({
      code: 1,
      complaints: expect.stringMatching(/^API_REFUSAL: .*NOT_SETPIECE/),
    });
    expect(other.complaints.trim().split('\n')).toHaveLength(1);
  });
});

describe('setpiece migrate', () => {
  it('brings an empty database up, tells how it stands, and brings it down again', async () => {
    const environment = { DATABASE_URL: await createEmptyDatabase() };

    const before = await setpiece('migrate status', environment);
    const partly = await setpiece('migrate up --to 2', environment);
    const between = await setpiece('migrate status', environment);
    const rest = await setpiece('migrate up', environment);
    const again = await setpiece('migrate up', environment);
    const after = await setpiece('migrate status', environment);
    const down = await setpiece('migrate down --to 0', environment);

    expect(before).toMatchObject({
      code: 1,
      output: expect.stringContaining('0001-organisation not applied'),
    });
    expect(partly.output.trim().split('\n')).toHaveLength(2);
    expect(between).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^0001-organisation applied \d{4}-/),
    });
    expect(rest.output).toContain('0003-');
    expect(again.output).toBe('Nothing to do.\n');
    expect(after).toMatchObject({ code: 0 });
    expect(down.output).toMatch(/0001-organisation taken back\n$/);
  });

  it('refuses a version that does not exist', async () => {
    const environment = { DATABASE_URL: await createEmptyDatabase() };

    expect(await setpiece('migrate up --to many', environment)).toMatchObject({ code: 1 });
    const { code, complaints } = await setpiece('migrate up --to 9999', environment);

    expect(code).toBe(1);
    expect(complaints).toMatch(/^MIGRATION_TARGET_WRONG: There is no migration 9999/);
  });

  it('says at once, without the password, when no database answers', async () => {
    const { code, complaints } = await setpiece('migrate status', {
      DATABASE_URL: 'postgres://someone:swordfish@127.0.0.1:1/nowhere',
    });

    expect(code).toBe(1);
    expect(complaints).toContain('DATABASE_UNREACHABLE: No database answers at 127.0.0.1:1/nowhere');
    expect(complaints).not.toContain('swordfish');
  });
});
