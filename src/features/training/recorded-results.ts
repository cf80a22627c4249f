import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { toSkillClaim } from '../skills/models/skill-claim.model.js';
import { SkillClaimsService } from '../skills/skill-claims.service.js';
import { CertificatesService } from './certificates.service.js';
import { EnrolmentsService } from './enrolments.service.js';
import { toCertificate } from './models/certificate.model.js';
import { toEnrolment } from './models/enrolment.model.js';
import type { RecordedResult } from './training-results.service.js';

/** Reads what a result led to, for the answer to its mutation. */
@Injectable()
export class RecordedResults {
  constructor(
    private readonly enrolments: EnrolmentsService,
    private readonly certificates: CertificatesService,
    private readonly claims: SkillClaimsService,
  ) {}

  async read(viewer: Principal, { enrolmentId, certificateId, claimId }: RecordedResult) {
    const [certificate] = certificateId === null ? [] : await this.certificates.findMany([certificateId]);
    const claim = claimId === null ? null : await this.claims.findFor(viewer, claimId);
    return {
      enrolment: toEnrolment(await this.enrolments.find(enrolmentId)),
      certificate: certificate ? toCertificate(certificate) : null,
      claim: claim && toSkillClaim(claim),
    };
  }
}
