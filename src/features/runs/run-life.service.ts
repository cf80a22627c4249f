import { Injectable } from '@nestjs/common';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { PermissionDeniedError } from '../../platform/domain-error.js';
import type { LifeRequest } from '../../runner/run-command.js';
import type { Receipt } from '../../runner/receipt.js';
import { Runner } from '../../runner/runner.js';
import { actorOf } from './actor-of.js';
import type { PauseRunInput } from './inputs/change-run.inputs.js';
import { mayGovernRun } from './run-rules.js';

/** Pauses, resumes and cancels runs. */
@Injectable()
export class RunLifeService {
  constructor(private readonly runner: Runner) {}

  /** Throws `NOT_RUN_LEAD`, and what the runner refuses (see `changeLife`). */
  async change(viewer: Principal, type: LifeRequest['type'], input: PauseRunInput): Promise<Receipt> {
    const { reason, expectedVersion, idempotencyKey } = input;
    return this.runner.execute({
      type,
      runId: decodeNodeId('Run', input.runId, ['runId']),
      reason,
      expectedVersion,
      idempotencyKey,
      actor: actorOf(viewer),
      authorise: ({ leadId }) => {
        if (!mayGovernRun(viewer, { teamLeadId: leadId })) {
          throw new PermissionDeniedError('NOT_RUN_LEAD', {}, ['runId']);
        }
      },
    });
  }
}
