import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { groupBy } from '../../platform/group-by.js';
import type { RotationEventEntity } from './rotation-event.entity.js';
import { RotationLogRepository } from './rotation-log.repository.js';

/** The log of a rotation, by its uuid, from its first move on. */
@Injectable()
export class RotationLogLoader extends BatchLoader<string, RotationEventEntity[]> {
  constructor(private readonly log: RotationLogRepository) {
    super();
  }

  protected override async fetch(rotationIds: readonly string[]) {
    return groupBy(await this.log.read(rotationIds), ({ rotationId }) => rotationId);
  }
}
