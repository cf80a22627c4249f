import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import type { NodeRegistry } from '../../api/ids/node-registry.js';
import { ReadablePeopleLoader } from '../skills/readable-people.loader.js';
import { CertificatesService } from './certificates.service.js';
import { CourseLoader } from './course.loader.js';
import { EnrolmentLoader } from './enrolment.loader.js';
import { toCertificate } from './models/certificate.model.js';
import { toEnrolment } from './models/enrolment.model.js';
import { TrainingSessionLoader } from './training-session.loader.js';

/** Finds this feature's records by their global ids: courses and sessions for everybody, the rest as `Person` does. */
@Injectable()
export class TrainingNodes {
  constructor(
    private readonly courses: CourseLoader,
    private readonly sessions: TrainingSessionLoader,
    private readonly enrolments: EnrolmentLoader,
    private readonly certificates: CertificatesService,
    private readonly readable: ReadablePeopleLoader,
  ) {}

  registerWith(registry: NodeRegistry): void {
    registry.register('Course', (context, uuid) => this.courses.load(context, uuid));
    registry.register('TrainingSession', (context, uuid) => this.sessions.load(context, uuid));
    registry.register('Enrolment', async (context, uuid) => {
      const enrolment = await this.enrolments.load(context, uuid);
      return enrolment && (await this.mayRead(context, enrolment.personId)) ? toEnrolment(enrolment) : null;
    });
    registry.register('Certificate', async (context, uuid) => {
      const [certificate] = await this.certificates.findMany([uuid]);
      return certificate && (await this.mayRead(context, certificate.personId))
        ? toCertificate(certificate)
        : null;
    });
  }

  private async mayRead(context: RequestContext, personId: string): Promise<boolean> {
    return (await this.readable.load(context, personId)) ?? false;
  }
}
