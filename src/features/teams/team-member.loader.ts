import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toTeamMember, type TeamMember } from './models/team-member.model.js';
import { TeamsService } from './teams.service.js';

/** Members by uuid. */
@Injectable()
export class TeamMemberLoader extends BatchLoader<string, TeamMember> {
  constructor(private readonly teams: TeamsService) {
    super();
  }

  protected async fetch(uuids: readonly string[]): Promise<ReadonlyMap<string, TeamMember>> {
    const members = await this.teams.findMembers(uuids);
    return new Map([...members].map(([uuid, entity]) => [uuid, toTeamMember(entity)]));
  }
}
