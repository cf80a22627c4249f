import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { Receipt } from '../../runner/receipt.js';
import { AdvanceRunService } from './advance-run.service.js';
import { RecordKpiInput } from './inputs/record-kpi.input.js';
import { SendRunEventInput } from './inputs/send-run-event.input.js';
import { StartRunInput } from './inputs/start-run.input.js';
import { RecordKpiPayload } from './models/record-kpi.payload.js';
import { toRun, type Run } from './models/run.model.js';
import { SendRunEventPayload } from './models/send-run-event.payload.js';
import { StartRunPayload } from './models/start-run.payload.js';
import { RunsService } from './runs.service.js';
import { StartRunService } from './start-run.service.js';

@Resolver()
export class RunMutations {
  constructor(
    private readonly starting: StartRunService,
    private readonly advancing: AdvanceRunService,
    private readonly runs: RunsService,
  ) {}

  @Mutation(() => StartRunPayload, {
    description: 'Starts a run of a playbook by a team. For the lead of the team; all roles must be filled.',
  })
  startRun(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => StartRunInput, description: 'What to start, and who is to run it.' })
    input: StartRunInput,
  ): Promise<StartRunPayload> {
    return answer(context, async () => this.show(await this.starting.start(viewer, input, context.locale)));
  }

  @Mutation(() => SendRunEventPayload, {
    description: 'Tells a run what happened outside it. For the lead and the roles that the playbook names.',
  })
  sendRunEvent(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => SendRunEventInput, description: 'What happened.' }) input: SendRunEventInput,
  ): Promise<SendRunEventPayload> {
    return answer(context, async () => this.show(await this.advancing.sendEvent(viewer, input)));
  }

  @Mutation(() => RecordKpiPayload, {
    description: 'Reports a value of a KPI. For the lead and members who fill a role.',
  })
  recordKpi(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => RecordKpiInput, description: 'The value.' }) input: RecordKpiInput,
  ): Promise<RecordKpiPayload> {
    return answer(context, async () => this.show(await this.advancing.recordKpi(viewer, input)));
  }

  /** Reads the run where the client asks for it. */
  private show({ runId }: Receipt) {
    const { runs } = this;
    return {
      get run(): Promise<Run> {
        return runs.get(runId).then(toRun);
      },
    };
  }
}
