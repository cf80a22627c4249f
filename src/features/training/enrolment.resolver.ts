import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { EnrolmentCertificateLoader } from './enrolment-certificate.loader.js';
import { Certificate, toCertificate } from './models/certificate.model.js';
import { Enrolment } from './models/enrolment.model.js';
import { TrainingSession } from './models/training-session.model.js';
import { TrainingSessionLoader } from './training-session.loader.js';

@Resolver(() => Enrolment)
export class EnrolmentResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly sessions: TrainingSessionLoader,
    private readonly certificates: EnrolmentCertificateLoader,
  ) {}

  @ResolveField(() => Person, { description: 'Who takes part.' })
  person(@Context() context: RequestContext, @Parent() enrolment: Enrolment): Promise<Person | null> {
    return this.people.load(context, enrolment.personUuid);
  }

  @ResolveField(() => TrainingSession, { description: 'The session.' })
  session(
    @Context() context: RequestContext,
    @Parent() enrolment: Enrolment,
  ): Promise<TrainingSession | null> {
    return this.sessions.load(context, enrolment.sessionUuid);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Who took the seat; null for a service.' })
  enrolledBy(@Context() context: RequestContext, @Parent() enrolment: Enrolment): Promise<Person | null> {
    return this.personOrNull(context, enrolment.enrolledByUuid);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Who recorded the result; null before that, and for a service.',
  })
  resultBy(@Context() context: RequestContext, @Parent() enrolment: Enrolment): Promise<Person | null> {
    return this.personOrNull(context, enrolment.resultByUuid);
  }

  @ResolveField(() => Certificate, {
    nullable: true,
    description: 'The certificate; null where none was issued.',
  })
  async certificate(
    @Context() context: RequestContext,
    @Parent() enrolment: Enrolment,
  ): Promise<Certificate | null> {
    const certificate = await this.certificates.load(context, enrolment.uuid);
    return certificate && toCertificate(certificate);
  }

  private async personOrNull(context: RequestContext, uuid: string | null): Promise<Person | null> {
    return uuid === null ? null : this.people.load(context, uuid);
  }
}
