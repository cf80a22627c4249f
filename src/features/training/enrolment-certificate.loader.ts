import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { CertificateEntity } from './certificate.entity.js';
import { CertificateRepository } from './certificate.repository.js';

/** The certificate that an enrolment led to, by the enrolment's uuid. */
@Injectable()
export class EnrolmentCertificateLoader extends BatchLoader<string, CertificateEntity> {
  constructor(private readonly certificates: CertificateRepository) {
    super();
  }

  protected override async fetch(enrolmentIds: readonly string[]) {
    const found = await this.certificates.findOfEnrolments(enrolmentIds);
    return new Map(found.map((certificate) => [certificate.enrolmentId, certificate]));
  }
}
