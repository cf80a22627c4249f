import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentRepository } from './enrolment.repository.js';

/** Enrolments by uuid. Who may read them is the caller's to ask. */
@Injectable()
export class EnrolmentLoader extends BatchLoader<string, EnrolmentEntity> {
  constructor(private readonly enrolments: EnrolmentRepository) {
    super();
  }

  protected override async fetch(ids: readonly string[]) {
    const found = await this.enrolments.findMany(ids);
    return new Map(found.map((enrolment) => [enrolment.id, enrolment]));
  }
}
