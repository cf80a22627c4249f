import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import type { Principal } from '../../platform/auth/principal.js';
import { toRun, type Run } from '../runs/models/run.model.js';
import { RunsService } from '../runs/runs.service.js';
import type { IncidentRecord } from './incident.record.js';
import { ResolveIncidentInput, RetryIncidentInput } from './inputs/incident.inputs.js';
import { ResolveIncidentPayload, RetryIncidentPayload } from './models/incident.payloads.js';
import { toRunIncident, type RunIncident } from './models/run-incident.model.js';
import { SettleIncidentService } from './settle-incident.service.js';

@Resolver()
export class IncidentMutations {
  constructor(
    private readonly settling: SettleIncidentService,
    private readonly runs: RunsService,
  ) {}

  @Mutation(() => RetryIncidentPayload, {
    description: 'Tries again what an incident is about, once its cause is mended. For the lead of the run.',
  })
  retryIncident(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => RetryIncidentInput, description: 'The incident.' })
    input: RetryIncidentInput,
  ): Promise<RetryIncidentPayload> {
    return answer(context, async () => this.show(await this.settling.retry(viewer, input)));
  }

  @Mutation(() => ResolveIncidentPayload, {
    description: 'Closes an incident as it is: what failed is not tried again. For the lead of the run.',
  })
  resolveIncident(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => ResolveIncidentInput, description: 'The incident, and why.' })
    input: ResolveIncidentInput,
  ): Promise<ResolveIncidentPayload> {
    return answer(context, async () => this.show(await this.settling.resolve(viewer, input)));
  }

  private async show(incident: IncidentRecord): Promise<{ incident: RunIncident; run: Run }> {
    return { incident: toRunIncident(incident), run: toRun(await this.runs.get(incident.runId)) };
  }
}
