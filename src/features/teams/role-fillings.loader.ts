import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toRoleFilling, type RoleFilling } from './models/role-filling.model.js';
import { TeamsService } from './teams.service.js';

/** Who fills which role in a team, by the team's uuid. */
@Injectable()
export class RoleFillingsLoader extends BatchLoader<string, RoleFilling[]> {
  constructor(private readonly teams: TeamsService) {
    super();
  }

  protected async fetch(teamUuids: readonly string[]): Promise<ReadonlyMap<string, RoleFilling[]>> {
    const fillings = await this.teams.fillingsOf(teamUuids);
    return new Map([...fillings].map(([uuid, entities]) => [uuid, entities.map(toRoleFilling)]));
  }
}
