import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { daysBetween } from '../../platform/clock/days-between.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { CourseLoader } from './course.loader.js';
import { EnrolmentLoader } from './enrolment.loader.js';
import { Certificate } from './models/certificate.model.js';
import { Course } from './models/course.model.js';
import { Enrolment, toEnrolment } from './models/enrolment.model.js';
import { RenewalLoader } from './renewal.loader.js';

@Resolver(() => Certificate)
export class CertificateResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly courses: CourseLoader,
    private readonly enrolments: EnrolmentLoader,
    private readonly renewals: RenewalLoader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => Person, { description: 'Whose it is.' })
  person(@Context() context: RequestContext, @Parent() certificate: Certificate): Promise<Person | null> {
    return this.people.load(context, certificate.personUuid);
  }

  @ResolveField(() => Course, { description: 'The course that was passed.' })
  course(@Context() context: RequestContext, @Parent() certificate: Certificate): Promise<Course | null> {
    return this.courses.load(context, certificate.courseUuid);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Days from today to the last day; negative once expired, null where it does not expire.',
  })
  daysLeft(@Parent() { expiresOn }: Certificate): number | null {
    return expiresOn === null ? null : daysBetween(calendarDayOf(this.clock.now()), expiresOn);
  }

  @ResolveField(() => Enrolment, { description: 'The enrolment that led to it.' })
  async enrolment(
    @Context() context: RequestContext,
    @Parent() certificate: Certificate,
  ): Promise<Enrolment | null> {
    const enrolment = await this.enrolments.load(context, certificate.enrolmentUuid);
    return enrolment && toEnrolment(enrolment);
  }

  @ResolveField(() => Enrolment, {
    nullable: true,
    description:
      'The person’s seat in the next session of the course, which will renew the certificate; null where nothing is booked.',
  })
  async renewal(
    @Context() context: RequestContext,
    @Parent() certificate: Certificate,
  ): Promise<Enrolment | null> {
    const renewal = await this.renewals.load(context, certificate);
    return renewal && toEnrolment(renewal);
  }
}
