import { Injectable } from '@nestjs/common';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { DomainError, PermissionDeniedError } from '../../platform/domain-error.js';
import type { LockedRun } from '../../runner/locked-run.js';
import { Runner } from '../../runner/runner.js';
import { actorOf } from '../runs/actor-of.js';
import { mayGovernRun } from '../runs/run-rules.js';
import { IncidentRepository } from './incident.repository.js';
import type { IncidentRecord } from './incident.record.js';
import { IncidentsService } from './incidents.service.js';
import type { ResolveIncidentInput, RetryIncidentInput } from './inputs/incident.inputs.js';

/** Deals with incidents: for the lead of the run's team, or an administrator. */
@Injectable()
export class SettleIncidentService {
  constructor(
    private readonly runner: Runner,
    private readonly incidents: IncidentsService,
    private readonly repository: IncidentRepository,
  ) {}

  /**
   * Tries again what failed, and gives the incident as it is then. Throws `NOT_RUN_LEAD`, `INCIDENT_CLOSED`,
   * `INCIDENT_STANDS`, and whatever is refused once more.
   */
  async retry(viewer: Principal, input: RetryIncidentInput): Promise<IncidentRecord> {
    const incident = await this.find(input.incidentId);
    const { idempotencyKey: key, note } = input;
    try {
      await this.runner.execute({
        type: 'retryIncident',
        runId: incident.runId,
        incidentId: incident.id,
        note: note ?? '',
        taskId: incident.retryTaskId,
        attempt: key ?? null,
        idempotencyKey: key,
        actor: actorOf(viewer),
        authorise: (run) => authorise(viewer, run),
      });
    } catch (error) {
      const settled = await this.incidents.get(incident.id);
      if (key == null || !isClosed(error) || settled.note !== (note ?? '').trim()) throw error;
      if (!(await this.repository.wasRetriedBy(settled, key))) throw error;
    }
    return this.incidents.get(incident.id);
  }

  /** Closes it as it is. Throws `NOT_RUN_LEAD`, `INCIDENT_CLOSED`, and `FIELD_REQUIRED` where nothing is said. */
  async resolve(viewer: Principal, input: ResolveIncidentInput): Promise<IncidentRecord> {
    const { runId, id } = await this.find(input.incidentId);
    await this.runner.execute({
      type: 'resolveIncident',
      runId,
      incidentId: id,
      note: input.note,
      idempotencyKey: input.idempotencyKey,
      actor: actorOf(viewer),
      authorise: (run) => authorise(viewer, run),
    });
    return this.incidents.get(id);
  }

  private find(incidentId: string): Promise<IncidentRecord> {
    return this.incidents.get(decodeNodeId('RunIncident', incidentId, ['incidentId']));
  }
}

function authorise(viewer: Principal, { leadId }: LockedRun): void {
  if (!mayGovernRun(viewer, { teamLeadId: leadId })) {
    throw new PermissionDeniedError('NOT_RUN_LEAD', {}, ['incidentId']);
  }
}

function isClosed(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'INCIDENT_CLOSED';
}
