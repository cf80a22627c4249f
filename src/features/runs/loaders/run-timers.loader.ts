import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { groupBy } from '../../../platform/group-by.js';
import { RunDetailRepository, type TimerRow } from '../run-detail.repository.js';

/** What runs wait for on the clock, the next due first. */
@Injectable()
export class RunTimersLoader extends BatchLoader<string, TimerRow[]> {
  constructor(private readonly details: RunDetailRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, TimerRow[]>> {
    return groupBy(await this.details.findTimers(runIds), (row) => row.runId);
  }
}
