import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { groupBy } from '../../platform/group-by.js';
import type { RotationEntity } from './rotation.entity.js';
import { RotationRepository } from './rotation.repository.js';

/** The rotations of a person, by the person's uuid, the latest first. */
@Injectable()
export class PersonRotationsLoader extends BatchLoader<string, RotationEntity[]> {
  constructor(private readonly rotations: RotationRepository) {
    super();
  }

  protected override async fetch(personIds: readonly string[]) {
    return groupBy(await this.rotations.findOfPeople(personIds), ({ personId }) => personId);
  }
}
