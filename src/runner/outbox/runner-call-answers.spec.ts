import { DatabaseUnavailableError } from '../../platform/database/database.errors.js';
import { DomainError } from '../../platform/domain-error.js';
import type { RunCommand } from '../run-command.js';
import { Sleeper } from '../timers/sleeper.js';
import { CallFailure } from './call-failure.js';
import { RunnerCallAnswers } from './runner-call-answers.js';

const CALL = { runId: 'r', callId: 'c', service: 'erp' };

function away(): Error {
  return new DatabaseUnavailableError(new Error('ECONNREFUSED'));
}

class CountingSleeper extends Sleeper {
  readonly slept: number[] = [];
  override async sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
  }
}

describe('RunnerCallAnswers', () => {
  let sleeper: CountingSleeper;
  let commands: RunCommand[];

  /** A runner that throws the errors, one each time, before it takes a command. */
  const answersWith = (...errors: Error[]): RunnerCallAnswers => {
    const execute = async (command: RunCommand) => {
      commands.push(command);
      const error = errors.shift();
      if (error) throw error;
      return { runId: command.runId, seq: 2, repeated: false, taskId: null };
    };
    return new RunnerCallAnswers({ execute }, sleeper);
  };

  beforeEach(() => {
    sleeper = new CountingSleeper();
    commands = [];
  });

  it('answers in the name of the service', async () => {
    await answersWith().answer(CALL, { order: '7' });

    expect(commands).toEqual([
      {
        type: 'answerService',
        runId: 'r',
        callId: 'c',
        output: { order: '7' },
        actor: { kind: 'service', id: 'erp' },
      },
    ]);
  });

  it('says why it failed', async () => {
    await answersWith().fail(CALL, new CallFailure('SERVICE_BUSY', { status: 503 }));

    expect(commands).toMatchObject([
      {
        type: 'failService',
        error: {
          code: 'SERVICE_BUSY',
          message: 'The service cannot do it at the moment (HTTP 503)',
          text: {
            zh: '服务暂时无法处理（HTTP 503）',
            en: 'The service cannot do it at the moment (HTTP 503)',
          },
        },
      },
    ]);
  });

  it.each(['CALL_CLOSED', 'RUN_ENDED', 'NOT_FOUND', 'CHART_FAULT'])(
    'has done its duty at %s',
    async (code) => {
      await answersWith(new DomainError(code)).answer(CALL, null);

      expect(commands).toHaveLength(1);
    },
  );

  it('keeps the answer for some seconds while the database is away', async () => {
    await answersWith(away(), away(), away()).answer(CALL, null);

    expect(commands).toHaveLength(4);
    expect(sleeper.slept).toEqual([200, 500, 1_000]);
    const forLong = answersWith(...Array.from({ length: 7 }, away)).answer(CALL, null);
    await expect(forLong).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('throws what it does not know', async () => {
    await expect(answersWith(new Error('A bug.')).answer(CALL, null)).rejects.toThrow('A bug.');
    expect(sleeper.slept).toEqual([]);
  });
});
