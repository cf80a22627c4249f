import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toRun, type Run } from './models/run.model.js';
import { RunRepository } from './run.repository.js';

/** Runs by uuid. Everybody who signed in may see them. */
@Injectable()
export class RunLoader extends BatchLoader<string, Run> {
  constructor(private readonly runs: RunRepository) {
    super();
  }

  protected async fetch(ids: readonly string[]): Promise<ReadonlyMap<string, Run>> {
    const records = await this.runs.findByIds(ids);
    return new Map(records.map((record) => [record.id, toRun(record)]));
  }
}
