import { Injectable } from '@nestjs/common';
import type { JsonValue } from '../engine/json.js';
import { addLogFields } from '../platform/logging/log-context.js';
import { errorPayload } from './commands/call-error.js';
import { checkStorable } from './check-storable.js';
import { Inbox } from './inbox/inbox.js';
import { keyedRequestOf } from './keyed-request-of.js';
import type { Receipt } from './receipt.js';
import type { RunCommand } from './run-command.js';
import { RunnerMetrics } from './runner-metrics.js';

/** Takes a command to a run: one event, or a refusal. */
@Injectable()
export class ExecuteCommand {
  constructor(
    private readonly inbox: Inbox,
    private readonly metrics: RunnerMetrics,
  ) {}

  async execute(command: RunCommand): Promise<Receipt> {
    addLogFields({ runId: command.runId });
    const request = keyedRequestOf(command);
    checkStorable(textsOf(command), []);
    const { receipt, logged } = await this.inbox.submit({ command, request });
    if (logged !== null) this.metrics.countEvent(logged);
    return receipt;
  }
}

/** What the caller wrote freely and the runner stores. */
function textsOf(command: RunCommand): JsonValue {
  switch (command.type) {
    case 'completeTask':
      return { form: command.form };
    case 'decideApproval':
      return { form: command.form, comment: command.comment };
    case 'sendEvent':
      return { payload: command.payload };
    case 'recordKpi':
    case 'retryIncident':
    case 'resolveIncident':
      return { note: command.note };
    case 'pauseRun':
    case 'resumeRun':
    case 'cancelRun':
      return { reason: command.reason };
    case 'answerService':
      return { output: command.output };
    case 'failService':
      return { error: errorPayload(command.error) };
    default:
      return null;
  }
}
