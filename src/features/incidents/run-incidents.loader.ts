import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { groupBy } from '../../platform/group-by.js';
import type { IncidentRecord } from './incident.record.js';
import { IncidentRepository } from './incident.repository.js';

/** The incidents of runs, oldest first. */
@Injectable()
export class RunIncidentsLoader extends BatchLoader<string, IncidentRecord[]> {
  constructor(private readonly incidents: IncidentRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, IncidentRecord[]>> {
    return groupBy(await this.incidents.findOfRuns(runIds), (row) => row.runId);
  }
}
