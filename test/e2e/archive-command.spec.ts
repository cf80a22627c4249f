import { runCli } from '../../src/cli/cli.js';
import { buildStoredRun, idIn } from '../support/builders/stored-run.builder.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** The database's client needs the others. */
const ALL_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

describe('setpiece archive', () => {
  let test: TestDatabase;

  const setpiece = async (args: string, environment: Record<string, string> = {}) => {
    let output = '';
    const code = await runCli(args.split(' '), {
      environment: { DATABASE_URL: test.url, ...environment },
      terminal: false,
      write: (text) => void (output += text),
      writeError: (text) => void (output += text),
    });
    return { code, output };
  };

  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.query('SELECT add_run_partitions($1)', ['2020-05-01']);
    await buildStoredRun(test.database, { id: idIn('2020-05-01T00:00:00Z'), finishedAt: '2020-06-01' });
  });

  it('says what it would do in both languages and changes nothing, then does it', async () => {
    const dry = await setpiece('archive --dry-run');
    const chinese = await setpiece('archive --dry-run', { LANG: 'zh_CN.UTF-8' });
    const never = await setpiece('archive --dry-run --json', { SETPIECE_ARCHIVE_AFTER: 'never' });
    const done = await setpiece('archive');
    const again = await setpiece('archive --json');

    expect(dry).toEqual({ code: 0, output: expect.stringContaining('would archive 1 runs with 3 events\n') });
    expect(chinese.output).toContain('将归档 1 次执行，共 3 个事件\n');
    expect(JSON.parse(never.output)).toMatchObject({ dryRun: true, archived: { runs: 0 } });
    expect(done.output).toContain('archived 1 runs with 3 events\ndropped no months\n');
    expect(JSON.parse(again.output)).toEqual({
      dryRun: false,
      prepared: [],
      archived: { runs: 0, events: 0 },
      dropped: [],
      expired: [],
    });
  });

  it('goes by the clock of the database, however wrong that of this machine is', async () => {
    await buildStoredRun(test.database, { id: idIn('2020-05-02T00:00:00Z'), finishedAt: 'yesterday' });
    const wrong = import.meta.jest.useFakeTimers({
      now: new Date('2100-01-01'),
      doNotFake: [...ALL_BUT_DATE],
    });
    try {
      const { archived } = JSON.parse((await setpiece('archive --dry-run --json')).output);
      expect(archived).toEqual({ runs: 0, events: 0 });
    } finally {
      wrong.useRealTimers();
    }
  });

  it('refuses a duration that is none', async () => {
    const { code, output } = await setpiece('archive', { SETPIECE_ARCHIVE_AFTER: '2 years' });

    expect(code).toBe(1);
    expect(output).toContain('SETPIECE_ARCHIVE_AFTER must be an ISO 8601 duration');
  });
});
