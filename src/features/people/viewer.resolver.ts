import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Person } from './models/person.model.js';
import { ViewerModel } from './models/viewer.model.js';
import { PersonLoader } from './person.loader.js';

@Resolver(() => ViewerModel)
export class ViewerResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, { nullable: true, description: 'The person; null for a service.' })
  async person(@Context() context: RequestContext, @Parent() viewer: ViewerModel): Promise<Person | null> {
    return viewer.personUuid === null ? null : this.people.load(context, viewer.personUuid);
  }
}
