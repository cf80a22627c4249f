import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toTeam, type Team } from './models/team.model.js';
import { TeamsService } from './teams.service.js';

/** Teams by uuid, for fields of any feature. */
@Injectable()
export class TeamLoader extends BatchLoader<string, Team> {
  constructor(private readonly teams: TeamsService) {
    super();
  }

  protected async fetch(uuids: readonly string[]): Promise<ReadonlyMap<string, Team>> {
    const teams = await this.teams.findMany(uuids);
    return new Map([...teams].map(([uuid, entity]) => [uuid, toTeam(entity)]));
  }
}
