import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { Clock } from '../../platform/clock/clock.js';
import type { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentRepository, renewalKey } from './enrolment.repository.js';
import type { Certificate } from './models/certificate.model.js';

/** The enrolment that will renew a certificate: of its person, in a session of its course that is still to end. */
@Injectable()
export class RenewalLoader extends BatchLoader<Certificate, EnrolmentEntity> {
  constructor(
    private readonly enrolments: EnrolmentRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  protected override async fetch(certificates: readonly Certificate[]) {
    const pairs = certificates.map(({ personUuid, courseUuid }) => ({
      personId: personUuid,
      courseId: courseUuid,
    }));
    const coming = await this.enrolments.findComing(pairs, this.clock.now());
    return new Map(
      certificates.flatMap((certificate) => {
        const renewal = coming.get(renewalKey(certificate.personUuid, certificate.courseUuid));
        return renewal ? [[certificate, renewal] as const] : [];
      }),
    );
  }
}
