import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { groupBy } from '../../../platform/group-by.js';
import { RunDetailRepository, type ObservationRow } from '../run-detail.repository.js';

/** The values reported for all of a run's KPIs, oldest first. */
@Injectable()
export class RunObservationsLoader extends BatchLoader<string, ObservationRow[]> {
  constructor(private readonly details: RunDetailRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, ObservationRow[]>> {
    return groupBy(await this.details.findObservations(runIds), (row) => row.runId);
  }
}
