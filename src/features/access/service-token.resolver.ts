import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { ServiceTokenState } from './models/service-token-state.enum.js';
import { ServiceToken } from './models/service-token.model.js';

@Resolver(() => ServiceToken)
export class ServiceTokenResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Person, { nullable: true, description: 'Who made it; null where a program did.' })
  createdBy(
    @Parent() token: ServiceToken,
    @Context() context: RequestContext,
  ): Promise<Person | null> | null {
    return token.createdByUuid === null ? null : this.people.load(context, token.createdByUuid);
  }

  @ResolveField(() => ServiceTokenState, { description: 'Whether it lets its holder in.' })
  state(@Parent() { revokedAt, expiresAt }: ServiceToken): ServiceTokenState {
    if (revokedAt) return ServiceTokenState.REVOKED;
    return expiresAt && expiresAt <= this.clock.now() ? ServiceTokenState.EXPIRED : ServiceTokenState.ACTIVE;
  }
}
