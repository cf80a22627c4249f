import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Person } from '../people/models/person.model.js';
import { Rotation, toRotation } from './models/rotation.model.js';
import { PersonRotationsLoader } from './person-rotations.loader.js';

/** What this feature adds to a person. */
@Resolver(() => Person)
export class PersonRotationsResolver {
  constructor(private readonly rotationsOf: PersonRotationsLoader) {}

  @ResolveField(() => [Rotation], {
    description: 'The person’s rotations, those that begin last at the top.',
  })
  async rotations(@Context() context: RequestContext, @Parent() { uuid }: Person): Promise<Rotation[]> {
    return ((await this.rotationsOf.load(context, uuid)) ?? []).map(toRotation);
  }
}
