import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { groupBy } from '../../platform/group-by.js';
import type { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentRepository } from './enrolment.repository.js';

/** The seats taken in a session, by its uuid. */
@Injectable()
export class SessionEnrolmentsLoader extends BatchLoader<string, EnrolmentEntity[]> {
  constructor(private readonly enrolments: EnrolmentRepository) {
    super();
  }

  protected override async fetch(sessionIds: readonly string[]) {
    return groupBy(await this.enrolments.findOfSessions(sessionIds), ({ sessionId }) => sessionId);
  }
}
