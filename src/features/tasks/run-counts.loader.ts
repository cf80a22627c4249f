import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { RunCountsRepository, type RunCounts } from './run-counts.repository.js';

/** What the record says of the tasks and escalations of runs. */
@Injectable()
export class RunCountsLoader extends BatchLoader<string, RunCounts> {
  constructor(private readonly counts: RunCountsRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, RunCounts>> {
    const rows = await this.counts.countByRuns(runIds);
    return new Map(rows.map((row) => [row.runId, row]));
  }
}
