import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { type InstanceSets, isInstanceSets } from '../../../engine/instances/instance-set.js';
import { RunDetailRepository } from '../run-detail.repository.js';

/** What runs keep of the activities that they open several times over. */
@Injectable()
export class RunInstancesLoader extends BatchLoader<string, InstanceSets> {
  constructor(private readonly details: RunDetailRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, InstanceSets>> {
    const rows = await this.details.findInstances(runIds);
    return new Map(
      rows.flatMap(({ runId, instances }) =>
        isInstanceSets(instances) ? [[runId, instances] as const] : [],
      ),
    );
  }
}
