import { stripVTControlCharacters } from 'node:util';
import { Logger } from '@nestjs/common';
import { createLog, type Log } from './create-log.js';
import { addLogFields, bindLogFields, withLogFields } from './log-context.js';
import { NestLog } from './nest-log.js';

type Entry = Readonly<Record<string, unknown>>;

class Lines {
  readonly texts: string[] = [];

  write(text: string): void {
    this.texts.push(text);
  }

  get entries(): Entry[] {
    return this.texts.map((text) => JSON.parse(text));
  }
}

describe('createLog', () => {
  let lines: Lines;
  let log: Log;

  beforeEach(() => {
    lines = new Lines();
    log = createLog({ level: 'info', format: 'json', welcome: false }, lines);
  });

  it('writes one JSON object a line, with level, instant and message', () => {
    log.info({ version: 3 }, 'migration applied');
    log.debug('not shown');

    expect(lines.entries).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        service: 'setpiece',
        version: 3,
        msg: 'migration applied',
      },
    ]);
  });

  it('carries the fields of the piece of work through everything that it awaits', async () => {
    const work = async (): Promise<void> => {
      await Promise.resolve();
      addLogFields({ principalId: 'person:lin' });
      log.info('inside');
    };

    await withLogFields({ requestId: 'r-1' }, work);
    log.info('outside');

    expect(lines.entries[0]).toMatchObject({ requestId: 'r-1', principalId: 'person:lin' });
    expect(lines.entries[1]).not.toHaveProperty('requestId');
  });

  it('keeps pieces of work that go on at the same time apart', async () => {
    await Promise.all(
      ['a', 'b'].map((id) =>
        withLogFields({ requestId: id }, async () => {
          addLogFields({ runId: id });
          await Promise.resolve();
          log.info('moved');
        }),
      ),
    );

    const ids = lines.entries.map(({ requestId, runId }) => [requestId, runId]);
    expect(ids).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  it('lets a listener log what was learnt after it was registered', () => {
    const listener = withLogFields({ requestId: 'r-1' }, () => {
      const bound = bindLogFields(() => log.info('request'));
      addLogFields({ principalId: 'service:hr' });
      return bound;
    });

    listener();

    expect(lines.entries[0]).toMatchObject({ requestId: 'r-1', principalId: 'service:hr' });
  });

  it('writes of an error its code, stack and causes, but no parameters that it carries', () => {
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      parameters: ['secret@example.com'],
    });

    log.error({ err: new Error('could not add', { cause }) }, 'failed');

    expect(lines.entries[0]).toMatchObject({
      err: {
        type: 'Error',
        message: 'could not add',
        stack: expect.stringContaining('create-log.spec'),
        cause: { code: '23505' },
      },
    });
    expect(lines.texts.join('')).not.toContain('secret@example.com');
  });

  it('survives an error that is its own cause', () => {
    const error = new Error('circle');
    error.cause = error;

    log.error({ err: error }, 'failed');

    expect(lines.entries).toHaveLength(1);
  });
});

function entriesOf(speak: (logger: Logger) => void, context = 'Tasks'): Entry[] {
  const lines = new Lines();
  Logger.overrideLogger(new NestLog(createLog({ level: 'trace', format: 'json', welcome: false }, lines)));
  speak(new Logger(context));
  Logger.overrideLogger(false);
  return lines.entries;
}

describe('NestLog', () => {
  it('says which part of the application speaks', () => {
    const [entry] = entriesOf((logger) => logger.warn('late'));

    expect(entry).toMatchObject({ level: 'warn', context: 'Tasks', msg: 'late' });
  });

  it('takes an error, or the stack of one', () => {
    const error = new Error('broken');

    const [whole, stack] = entriesOf((logger) => {
      logger.error(error);
      logger.error('could not', error.stack);
    });

    expect(whole).toMatchObject({ level: 'error', msg: 'broken', err: { message: 'broken' } });
    expect(stack).toMatchObject({ msg: 'could not', stack: error.stack });
  });

  it('keeps quiet about how Nest sets itself up', () => {
    const [entry] = entriesOf(
      (logger) => logger.log('TasksModule dependencies initialized'),
      'InstanceLoader',
    );

    expect(entry).toMatchObject({ level: 'debug' });
  });
});

describe('the pretty format', () => {
  it('is a line for people, followed by stacks', () => {
    const lines = new Lines();
    const log = createLog({ level: 'info', format: 'pretty', welcome: true }, lines);

    log.error({ context: 'Database', attempt: 2, err: new Error('refused') }, 'no answer');

    const plain = stripVTControlCharacters(lines.texts.join(''));
    expect(plain).toMatch(/^\d\d:\d\d:\d\d ERROR \[Database\] no answer attempt=2\nError: refused\n {4}at /);
  });
});
