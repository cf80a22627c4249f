import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { groupBy } from '../../../platform/group-by.js';
import { RunDetailRepository, type IncidentRow } from '../run-detail.repository.js';

/** The incidents of runs, oldest first. */
@Injectable()
export class RunIncidentsLoader extends BatchLoader<string, IncidentRow[]> {
  constructor(private readonly details: RunDetailRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, IncidentRow[]>> {
    return groupBy(await this.details.findIncidents(runIds), (row) => row.runId);
  }
}
