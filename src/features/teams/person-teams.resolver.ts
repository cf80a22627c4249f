import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Person } from '../people/models/person.model.js';
import { Team } from './models/team.model.js';
import { TeamLoader } from './team.loader.js';
import { TeamsOfPersonLoader } from './teams-of-person.loader.js';

@Resolver(() => Person)
export class PersonTeamsResolver {
  constructor(
    private readonly teamsOf: TeamsOfPersonLoader,
    private readonly loader: TeamLoader,
  ) {}

  @ResolveField(() => [Team], {
    description: 'The teams that they lead or are a member of today, the newest first.',
  })
  async teams(@Context() context: RequestContext, @Parent() person: Person): Promise<(Team | null)[]> {
    const uuids = (await this.teamsOf.load(context, person.uuid)) ?? [];
    return Promise.all(uuids.map((uuid) => this.loader.load(context, uuid)));
  }
}
