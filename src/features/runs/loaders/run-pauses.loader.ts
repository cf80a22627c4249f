import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { RunWaitingRepository, type PauseRow } from '../run-waiting.repository.js';

/** The pauses that runs are in. */
@Injectable()
export class RunPausesLoader extends BatchLoader<string, PauseRow> {
  constructor(private readonly waiting: RunWaitingRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, PauseRow>> {
    return new Map((await this.waiting.findPauses(runIds)).map((row) => [row.runId, row]));
  }
}
