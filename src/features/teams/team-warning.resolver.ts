import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { messageOf } from '../../api/messages/catalogue.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { TeamWarningModel } from './models/team-warning.model.js';

@Resolver(() => TeamWarningModel)
export class TeamWarningResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => String, { description: 'What it is about.' })
  message(
    @Context() context: RequestContext,
    @Parent() warning: TeamWarningModel,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, messageOf(warning.code, warning.values));
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'The person whom it is about, if it is about one.',
  })
  async person(
    @Context() context: RequestContext,
    @Parent() warning: TeamWarningModel,
  ): Promise<Person | null> {
    return warning.personUuid === null ? null : this.people.load(context, warning.personUuid);
  }
}
