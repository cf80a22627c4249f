import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { ProgressScope } from './progress-scope.js';
import type { ProgressGroup } from './progress-summary.repository.js';
import { ProgressService } from './progress.service.js';

/** A report's counts, read once for its totals, playbooks and teams. */
@Injectable()
export class ProgressSummaryLoader extends BatchLoader<ProgressScope, ProgressGroup[]> {
  constructor(private readonly progress: ProgressService) {
    super();
  }

  protected async fetch(
    scopes: readonly ProgressScope[],
  ): Promise<ReadonlyMap<ProgressScope, ProgressGroup[]>> {
    const summaries = await Promise.all(
      scopes.map(async (scope) => [scope, await this.progress.summarise(scope)] as const),
    );
    return new Map(summaries);
  }
}
