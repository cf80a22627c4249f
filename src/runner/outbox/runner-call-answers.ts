import { Inject, Injectable } from '@nestjs/common';
import type { JsonValue } from '../../engine/json.js';
import { DomainError } from '../../platform/domain-error.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import type { CallRequest } from '../command-request.js';
import { Runner } from '../runner.js';
import { Sleeper } from '../timers/sleeper.js';
import { CallAnswers, type CallName } from './call-answers.js';
import type { CallFailure } from './call-failure.js';

/** An answer that is there is not worth asking for again: these many milliseconds the database may be away. */
const PAUSES_MS = [200, 500, 1_000, 2_000, 5_000, 10_000];

/** The run takes no answer to this call any more. */
const CLOSED = new Set(['CALL_CLOSED', 'RUN_ENDED', 'NOT_FOUND']);

/** Answers calls by commands to their runs. */
@Injectable()
export class RunnerCallAnswers extends CallAnswers {
  constructor(
    @Inject(Runner) private readonly runner: Pick<Runner, 'execute'>,
    private readonly sleeper: Sleeper,
  ) {
    super();
  }

  override answer(call: CallName, output: JsonValue): Promise<void> {
    return this.#tell(call, { type: 'answerService', callId: call.callId, output });
  }

  override fail(call: CallName, { code, message, text }: CallFailure): Promise<void> {
    return this.#tell(call, { type: 'failService', callId: call.callId, error: { code, message, text } });
  }

  async #tell({ runId, service }: CallName, request: CallRequest): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        await this.runner.execute({ runId, actor: { kind: 'service', id: service }, ...request });
        return;
      } catch (error) {
        if (isSettled(error)) return;
        const pauseMs = PAUSES_MS[tries];
        if (!isPassing(error) || pauseMs === undefined) throw error;
        await this.sleeper.sleep(pauseMs, new AbortController().signal);
      }
    }
  }
}

/** A chart that fails on the answer has an incident from then on, which keeps the answer. */
function isSettled(error: unknown): boolean {
  return error instanceof DomainError && (CLOSED.has(error.code) || error.code === 'CHART_FAULT');
}

function isPassing(error: unknown): boolean {
  return error instanceof CodedError && error.retryable;
}
