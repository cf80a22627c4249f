import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Person } from '../people/models/person.model.js';
import { ReadablePeopleLoader } from '../skills/readable-people.loader.js';
import { Certificate, toCertificate } from './models/certificate.model.js';
import { Enrolment, toEnrolment } from './models/enrolment.model.js';
import { PersonCertificatesLoader } from './person-certificates.loader.js';
import { PersonEnrolmentsLoader } from './person-enrolments.loader.js';

/** What this feature adds to a person. Null where the viewer may not read the person's records. */
@Resolver(() => Person)
export class PersonTrainingResolver {
  constructor(
    private readonly readable: ReadablePeopleLoader,
    private readonly certificatesOf: PersonCertificatesLoader,
    private readonly enrolmentsOf: PersonEnrolmentsLoader,
  ) {}

  @ResolveField(() => [Certificate], {
    nullable: true,
    description:
      'The person’s certificates, the latest first. Null where the viewer may not read them: only the person, leads of their team, HR and executives may.',
  })
  async certificates(
    @Context() context: RequestContext,
    @Parent() { uuid }: Person,
  ): Promise<Certificate[] | null> {
    if (!(await this.readable.load(context, uuid))) return null;
    return ((await this.certificatesOf.load(context, uuid)) ?? []).map(toCertificate);
  }

  @ResolveField(() => [Enrolment], {
    nullable: true,
    description:
      'The person’s enrolments, the latest first. Null where the viewer may not read them: only the person, leads of their team, HR and executives may.',
  })
  async enrolments(
    @Context() context: RequestContext,
    @Parent() { uuid }: Person,
  ): Promise<Enrolment[] | null> {
    if (!(await this.readable.load(context, uuid))) return null;
    return ((await this.enrolmentsOf.load(context, uuid)) ?? []).map(toEnrolment);
  }
}
