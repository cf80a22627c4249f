import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { PlaybookVersion } from '../playbooks/models/playbook-version.model.js';
import { PlaybookVersionLoader } from '../playbooks/playbook-version.loader.js';
import { Team } from '../teams/models/team.model.js';
import { TeamLoader } from '../teams/team.loader.js';
import { LastEventLoader } from './loaders/last-event.loader.js';
import { RunEventConnection } from './models/run-event.connection.js';
import { RunEvent, toRunEvent } from './models/run-event.model.js';
import { Run } from './models/run.model.js';
import { RunsService } from './runs.service.js';

@Resolver(() => Run)
export class RunResolver {
  constructor(
    private readonly runs: RunsService,
    private readonly versions: PlaybookVersionLoader,
    private readonly teams: TeamLoader,
    private readonly people: PersonLoader,
    private readonly lastEvents: LastEventLoader,
  ) {}

  @ResolveField(() => PlaybookVersion, { description: 'The version of the playbook that it keeps to.' })
  playbookVersion(@Context() context: RequestContext, @Parent() run: Run): Promise<PlaybookVersion | null> {
    return this.versions.load(context, run.playbookVersionUuid);
  }

  @ResolveField(() => Team, { description: 'The team that runs it.' })
  team(@Context() context: RequestContext, @Parent() run: Run): Promise<Team | null> {
    return this.teams.load(context, run.teamUuid);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Who started it; null where a service did.' })
  async startedBy(@Context() context: RequestContext, @Parent() run: Run): Promise<Person | null> {
    return run.startedByUuid === null ? null : this.people.load(context, run.startedByUuid);
  }

  @ResolveField(() => RunEvent, { description: 'The last entry of its log.' })
  lastEvent(@Context() context: RequestContext, @Parent() run: Run): Promise<RunEvent | null> {
    return this.lastEvents.load(context, run.uuid);
  }

  @ResolveField(() => RunEventConnection, { description: 'Its log: everything that happened, oldest first.' })
  async history(
    @Context() context: RequestContext,
    @Parent() run: Run,
    @Args() args: PageArgs,
  ): Promise<Connection<RunEvent>> {
    const page = openPage(context, args, ['number']);
    return toConnection(page, await this.runs.history(run.uuid, page), {
      cursor: (event) => [event.seq],
      node: toRunEvent,
      count: () => this.runs.countHistory(run.uuid),
    });
  }
}
