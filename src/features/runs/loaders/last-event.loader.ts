import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { toRunEvent, type RunEvent } from '../models/run-event.model.js';
import { RunEventRepository } from '../run-event.repository.js';

/** The last entry of the log of runs. */
@Injectable()
export class LastEventLoader extends BatchLoader<string, RunEvent> {
  constructor(private readonly events: RunEventRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, RunEvent>> {
    const records = await this.events.findLast(runIds);
    return new Map(records.map((record) => [record.runId, toRunEvent(record)]));
  }
}
