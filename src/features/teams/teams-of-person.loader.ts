import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { TeamsService } from './teams.service.js';

/** The uuids of the live teams that a person leads or is a member of today. */
@Injectable()
export class TeamsOfPersonLoader extends BatchLoader<string, string[]> {
  constructor(private readonly teams: TeamsService) {
    super();
  }

  protected fetch(personUuids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    return this.teams.teamsOf(personUuids);
  }
}
