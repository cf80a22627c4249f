import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { IncidentRepository } from './incident.repository.js';
import { toRunIncident, type RunIncident } from './models/run-incident.model.js';

/** Incidents by uuid. Everybody who signed in may see them beside their runs. */
@Injectable()
export class IncidentLoader extends BatchLoader<string, RunIncident> {
  constructor(private readonly incidents: IncidentRepository) {
    super();
  }

  protected async fetch(ids: readonly string[]): Promise<ReadonlyMap<string, RunIncident>> {
    const records = await this.incidents.findByIds(ids);
    return new Map(records.map((record) => [record.id, toRunIncident(record)]));
  }
}
