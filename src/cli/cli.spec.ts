import { createEmptyDatabase } from '../../test/support/test-database.js';
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
