import { Injectable } from '@nestjs/common';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { DomainError, PermissionDeniedError } from '../../platform/domain-error.js';
import type { Receipt } from '../../runner/receipt.js';
import { Runner } from '../../runner/runner.js';
import { actorOf } from './actor-of.js';
import { checkNote } from './check-note.js';
import { requireSender } from './event-sending.js';
import type { RecordKpiInput } from './inputs/record-kpi.input.js';
import type { SendRunEventInput } from './inputs/send-run-event.input.js';
import { mayRecordKpi } from './run-rules.js';
import { toRunFacts } from './viewer-roles.js';

const MOST_NOTE_CHARACTERS = 1000;

/** Moves whole runs, from outside their tasks. What the chart refuses, the runner throws (see `Runner.execute`). */
@Injectable()
export class AdvanceRunService {
  constructor(private readonly runner: Runner) {}

  /** Sends an event. Throws `NOT_EVENT_SENDER`, and the runner's refusals. */
  async sendEvent(viewer: Principal, input: SendRunEventInput): Promise<Receipt> {
    const { event: name, expectedVersion, idempotencyKey } = input;
    const runId = decodeNodeId('Run', input.runId, ['runId']);
    const sending = this.runner.execute({
      type: 'sendEvent',
      runId,
      name,
      expectedVersion,
      idempotencyKey,
      payload: input.payload ?? {},
      actor: actorOf(viewer),
      authorise: ({ definition, staff }) =>
        requireSender(viewer, toRunFacts(viewer, staff), definition, name),
    });
    return sending.catch((error: unknown) => {
      throw atField(error, 'name', 'event');
    });
  }

  /** Reports a value. Throws `NOT_KPI_REPORTER`, and the runner's refusals. */
  async recordKpi(viewer: Principal, input: RecordKpiInput): Promise<Receipt> {
    const { kpi, value, idempotencyKey } = input;
    return this.runner.execute({
      type: 'recordKpi',
      kpi,
      value,
      idempotencyKey,
      runId: decodeNodeId('Run', input.runId, ['runId']),
      note: checkNote(input.note, ['note'], MOST_NOTE_CHARACTERS),
      actor: actorOf(viewer),
      authorise: ({ staff }) => {
        if (!mayRecordKpi(viewer, toRunFacts(viewer, staff))) {
          throw new PermissionDeniedError('NOT_KPI_REPORTER', {}, ['runId']);
        }
      },
    });
  }
}

/** The runner names a field otherwise than the input does: the same refusal, pointing into the input. */
function atField(error: unknown, runners: string, inputs: string): unknown {
  if (!(error instanceof DomainError) || error.path[0] !== runners) return error;
  return new DomainError(error.code, error.values, [inputs, ...error.path.slice(1)], error.detail);
}
