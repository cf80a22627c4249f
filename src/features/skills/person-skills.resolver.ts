import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { DateTime, LocalDate } from '../../api/scalars.js';
import { checkDay } from '../../platform/check-day.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { Person } from '../people/models/person.model.js';
import { ClaimHistoryLoader } from './claim-history.loader.js';
import { SkillClaim, toSkillClaim } from './models/skill-claim.model.js';
import { ReadablePeopleLoader } from './readable-people.loader.js';
import { SkillsInForceLoader } from './skills-in-force.loader.js';

/** What this feature adds to a person. Null where the viewer may not read the person's records. */
@Resolver(() => Person)
export class PersonSkillsResolver {
  constructor(
    private readonly readable: ReadablePeopleLoader,
    private readonly inForce: SkillsInForceLoader,
    private readonly histories: ClaimHistoryLoader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [SkillClaim], {
    nullable: true,
    description:
      'The claims in force on a day: one for each skill. Others’ claims go before the person’s own; a manager’s last assessment holds until the next, and what training, certificates or rotations have shown since raises it. The highest level comes first. Null where the viewer may not read them: only the person, leads of their team, HR and executives may.',
  })
  async skills(
    @Context() context: RequestContext,
    @Parent() person: Person,
    @Args('on', { type: () => LocalDate, nullable: true, description: 'The day; today by default.' })
    on: string | null,
    @Args('asRecordedAt', {
      type: () => DateTime,
      nullable: true,
      description: 'As it was known at this instant; as it is known now by default.',
    })
    asRecordedAt: Date | null,
  ): Promise<SkillClaim[] | null> {
    if (!(await this.readable.load(context, person.uuid))) return null;
    const claims = await this.inForce.load(context, {
      personId: person.uuid,
      on: checkDay(on ?? calendarDayOf(this.clock.now()), ['on']),
      asRecordedAt: asRecordedAt ?? null,
    });
    return (claims ?? []).map(toSkillClaim);
  }

  @ResolveField(() => [SkillClaim], {
    nullable: true,
    description:
      'Every claim ever recorded, the last recorded first. Null where the viewer may not read them: only the person, leads of their team, HR and executives may.',
  })
  async skillClaims(
    @Context() context: RequestContext,
    @Parent() person: Person,
  ): Promise<SkillClaim[] | null> {
    if (!(await this.readable.load(context, person.uuid))) return null;
    return ((await this.histories.load(context, person.uuid)) ?? []).map(toSkillClaim);
  }
}
