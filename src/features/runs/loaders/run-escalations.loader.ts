import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { groupBy } from '../../../platform/group-by.js';
import { RunDetailRepository, type EscalationRow } from '../run-detail.repository.js';

/** What the charts of runs escalated, oldest first. */
@Injectable()
export class RunEscalationsLoader extends BatchLoader<string, EscalationRow[]> {
  constructor(private readonly details: RunDetailRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, EscalationRow[]>> {
    return groupBy(await this.details.findEscalations(runIds), (row) => row.runId);
  }
}
