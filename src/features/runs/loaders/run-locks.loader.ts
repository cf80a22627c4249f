import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { groupBy } from '../../../platform/group-by.js';
import { type LockRow, RunWaitingRepository } from '../run-waiting.repository.js';

/** The locks that runs have or wait for. */
@Injectable()
export class RunLocksLoader extends BatchLoader<string, LockRow[]> {
  constructor(private readonly waiting: RunWaitingRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, LockRow[]>> {
    return groupBy(await this.waiting.findLocks(runIds), (row) => row.runId);
  }
}
