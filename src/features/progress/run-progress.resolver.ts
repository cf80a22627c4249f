import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { NotFoundError } from '../../platform/domain-error.js';
import { ActiveState } from '../runs/models/active-state.model.js';
import { KpiProgress } from '../runs/models/kpi-progress.model.js';
import { Run } from '../runs/models/run.model.js';
import { RunLoader } from '../runs/run.loader.js';
import { RunPosition } from '../runs/run-position.js';
import { RunProgress } from '../runs/run-progress.js';
import { RunProgressModel } from './models/run-progress.model.js';

@Resolver(() => RunProgressModel)
export class RunProgressFieldsResolver {
  constructor(
    private readonly runs: RunLoader,
    private readonly position: RunPosition,
    private readonly figures: RunProgress,
  ) {}

  @ResolveField(() => Run, { description: 'The run.' })
  async run(@Context() context: RequestContext, @Parent() { runUuid }: RunProgressModel): Promise<Run> {
    const run = await this.runs.load(context, runUuid);
    if (!run) throw new NotFoundError('Run');
    return run;
  }

  @ResolveField(() => [ActiveState], {
    description: 'Where it stands: the innermost of its states, with the days that it has been in them.',
  })
  async currentStates(
    @Context() context: RequestContext,
    @Parent() progress: RunProgressModel,
  ): Promise<ActiveState[]> {
    const states = await this.position.states(context, await this.run(context, progress));
    return states.filter(({ innermost }) => innermost);
  }

  @ResolveField(() => [KpiProgress], { description: 'Its figures against their targets.' })
  async kpis(
    @Context() context: RequestContext,
    @Parent() progress: RunProgressModel,
  ): Promise<KpiProgress[]> {
    return this.figures.kpis(context, await this.run(context, progress));
  }
}
