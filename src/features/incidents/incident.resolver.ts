import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import type { Principal } from '../../platform/auth/principal.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { Run } from '../runs/models/run.model.js';
import { RunLoader } from '../runs/run.loader.js';
import { mayGovernRun } from '../runs/run-rules.js';
import { ViewerRoles } from '../runs/viewer-roles.js';
import { remedyOf, retryOf } from './describe-incident.js';
import { toRunIncident, RunIncident } from './models/run-incident.model.js';
import { RunIncidentsLoader } from './run-incidents.loader.js';

@Resolver(() => RunIncident)
export class IncidentResolver {
  constructor(
    private readonly runs: RunLoader,
    private readonly people: PersonLoader,
    private readonly viewerRoles: ViewerRoles,
  ) {}

  @ResolveField(() => String, { description: 'What is the matter.' })
  message(
    @Context() context: RequestContext,
    @Parent() incident: RunIncident,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, incident.record.message);
  }

  @ResolveField(() => String, { description: 'What would mend it.' })
  remedy(
    @Context() context: RequestContext,
    @Parent() incident: RunIncident,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, remedyOf(incident.record));
  }

  @ResolveField(() => String, { description: 'What `retryIncident` would do.' })
  retries(
    @Context() context: RequestContext,
    @Parent() incident: RunIncident,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, retryOf(incident.record));
  }

  @ResolveField(() => Run, { description: 'The run that cannot go on.' })
  run(@Context() context: RequestContext, @Parent() { record }: RunIncident): Promise<Run | null> {
    return this.runs.load(context, record.runId);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Who retried or resolved it; null where it lasts, was over by itself, or a service did.',
  })
  async resolvedBy(
    @Context() context: RequestContext,
    @Parent() { record }: RunIncident,
  ): Promise<Person | null> {
    return record.resolvedBy === null ? null : this.people.load(context, record.resolvedBy);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may retry and resolve it.' })
  async viewerMaySettle(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Parent() { record }: RunIncident,
  ): Promise<boolean> {
    const run = await this.runs.load(context, record.runId);
    return run !== null && mayGovernRun(viewer, await this.viewerRoles.in(context, viewer, run.staffed));
  }
}

/** What kept a run from going on. */
@Resolver(() => Run)
export class RunIncidentsResolver {
  constructor(private readonly loader: RunIncidentsLoader) {}

  @ResolveField(() => [RunIncident], {
    description: 'Why it could not go on by itself: the latest 100, oldest first.',
  })
  async incidents(@Context() context: RequestContext, @Parent() run: Run): Promise<RunIncident[]> {
    return ((await this.loader.load(context, run.uuid)) ?? []).map(toRunIncident);
  }
}
