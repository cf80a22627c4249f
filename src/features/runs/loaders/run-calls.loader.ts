import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { groupBy } from '../../../platform/group-by.js';
import { RunWaitingRepository, type PendingCallRow } from '../run-waiting.repository.js';

/** The calls that runs wait for, the oldest first. */
@Injectable()
export class RunCallsLoader extends BatchLoader<string, PendingCallRow[]> {
  constructor(private readonly waiting: RunWaitingRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, PendingCallRow[]>> {
    return groupBy(await this.waiting.findPendingCalls(runIds), (row) => row.runId);
  }
}
