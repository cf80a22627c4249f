import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { groupBy } from '../../platform/group-by.js';
import type { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentRepository } from './enrolment.repository.js';

/** All enrolments of a person, by the person's uuid, the latest first. */
@Injectable()
export class PersonEnrolmentsLoader extends BatchLoader<string, EnrolmentEntity[]> {
  constructor(private readonly enrolments: EnrolmentRepository) {
    super();
  }

  protected override async fetch(personIds: readonly string[]) {
    return groupBy(await this.enrolments.findOfPeople(personIds), ({ personId }) => personId);
  }
}
