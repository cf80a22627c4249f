import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { RequestContext } from '../../api/context/request-context.js';
import type { Chart } from '../../engine/chart/chart.js';
import { NotFoundError } from '../../platform/domain-error.js';
import { PlaybookCatalogue } from '../playbooks/playbook-catalogue.js';

/** The charts of playbook versions, from which runs and tasks have their titles. Most are in memory already. */
@Injectable()
export class ChartLoader extends BatchLoader<string, Chart> {
  constructor(private readonly playbooks: PlaybookCatalogue) {
    super();
  }

  /** The chart that a run's version always has. Throws `NOT_FOUND` where no version has the id. */
  async of(context: RequestContext, playbookVersionId: string): Promise<Chart> {
    const chart = await this.load(context, playbookVersionId);
    if (!chart) throw new NotFoundError('PlaybookVersion');
    return chart;
  }

  protected async fetch(playbookVersionIds: readonly string[]): Promise<ReadonlyMap<string, Chart>> {
    const versions = await this.playbooks.versions(playbookVersionIds);
    return new Map([...versions].map(([id, version]) => [id, version.chart]));
  }
}
