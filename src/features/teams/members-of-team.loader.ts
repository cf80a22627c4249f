import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toTeamMember, type TeamMember } from './models/team-member.model.js';
import { TeamsService } from './teams.service.js';

/** All stays in a team, former ones included, by the team's uuid. */
@Injectable()
export class MembersOfTeamLoader extends BatchLoader<string, TeamMember[]> {
  constructor(private readonly teams: TeamsService) {
    super();
  }

  protected async fetch(teamUuids: readonly string[]): Promise<ReadonlyMap<string, TeamMember[]>> {
    const members = await this.teams.membersOf(teamUuids);
    return new Map([...members].map(([uuid, entities]) => [uuid, entities.map(toTeamMember)]));
  }
}
