import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { groupBy } from '../../platform/group-by.js';
import type { CertificateEntity } from './certificate.entity.js';
import { CertificateRepository } from './certificate.repository.js';

/** All certificates of a person, by the person's uuid, the latest first. */
@Injectable()
export class PersonCertificatesLoader extends BatchLoader<string, CertificateEntity[]> {
  constructor(private readonly certificates: CertificateRepository) {
    super();
  }

  protected override async fetch(personIds: readonly string[]) {
    return groupBy(await this.certificates.findOfPeople(personIds), ({ personId }) => personId);
  }
}
