import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { groupBy } from '../../../platform/group-by.js';
import { RunDetailRepository, type RunStateRow } from '../run-detail.repository.js';

/** The active states of runs, by path. */
@Injectable()
export class RunStatesLoader extends BatchLoader<string, RunStateRow[]> {
  constructor(private readonly details: RunDetailRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, RunStateRow[]>> {
    return groupBy(await this.details.findStates(runIds), (row) => row.runId);
  }
}
