import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { PersonalRecords } from './personal-records.js';

/** By a person's uuid whether the viewer may read the person's records (null: no). */
@Injectable()
export class ReadablePeopleLoader extends BatchLoader<string, true> {
  constructor(private readonly records: PersonalRecords) {
    super();
  }

  protected override async fetch(
    personIds: readonly string[],
    { principal }: RequestContext,
  ): Promise<ReadonlyMap<string, true>> {
    const readable = principal ? await this.records.readable(principal, personIds) : new Set<string>();
    return new Map([...readable].map((id) => [id, true]));
  }
}
