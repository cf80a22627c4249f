import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { Receipt } from '../../runner/receipt.js';
import { CancelRunInput, PauseRunInput, ResumeRunInput } from './inputs/change-run.inputs.js';
import { CancelRunPayload } from './models/cancel-run.payload.js';
import { PauseRunPayload } from './models/pause-run.payload.js';
import { ResumeRunPayload } from './models/resume-run.payload.js';
import { toRun, type Run } from './models/run.model.js';
import { RunLifeService } from './run-life.service.js';
import { RunsService } from './runs.service.js';

@Resolver()
export class RunLifeMutations {
  constructor(
    private readonly life: RunLifeService,
    private readonly runs: RunsService,
  ) {}

  @Mutation(() => PauseRunPayload, {
    description:
      'Lets a run stand still: no task is worked on, no timer fires, and what comes from outside is kept. For its lead.',
  })
  pauseRun(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => PauseRunInput, description: 'The run, and why.' }) input: PauseRunInput,
  ): Promise<PauseRunPayload> {
    return answer(context, async () => this.show(await this.life.change(viewer, 'pauseRun', input)));
  }

  @Mutation(() => ResumeRunPayload, {
    description:
      'Lets a paused run go on: what was kept is taken in its order, and timers are due as their declarations say. For its lead.',
  })
  resumeRun(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => ResumeRunInput, description: 'The run, and why.' }) input: ResumeRunInput,
  ): Promise<ResumeRunPayload> {
    return answer(context, async () => this.show(await this.life.change(viewer, 'resumeRun', input)));
  }

  @Mutation(() => CancelRunPayload, {
    description:
      'Ends a run before its end: tasks, timers and calls are withdrawn, and what was done is compensated as the playbook says. For its lead.',
  })
  cancelRun(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => CancelRunInput, description: 'The run, and why.' }) input: CancelRunInput,
  ): Promise<CancelRunPayload> {
    return answer(context, async () => this.show(await this.life.change(viewer, 'cancelRun', input)));
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
