import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/database.js';
import { groupBy } from '../../platform/group-by.js';
import type { RoleFillingEntity } from './role-filling.entity.js';
import { RoleFillingsRepository } from './role-fillings.repository.js';
import type { TeamMemberEntity } from './team-member.entity.js';
import { TeamMembersRepository } from './team-members.repository.js';
import type { TeamEntity } from './team.entity.js';
import type { TeamsFilter } from './teams-filter.js';
import { TeamsRepository } from './teams.repository.js';

/** Reads teams. Which team does what, and with whom, is open to everybody who is signed in. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly teams: TeamsRepository,
    private readonly members: TeamMembersRepository,
    private readonly fillings: RoleFillingsRepository,
    private readonly clock: Clock,
  ) {}

  /** The teams with the uuids, by uuid; unknown ones are left out. */
  async findMany(ids: readonly string[], tx?: Transaction): Promise<Map<string, TeamEntity>> {
    const teams = await this.teams.findMany([...new Set(ids)], tx);
    return new Map(teams.map((team) => [team.id, team]));
  }

  async find(id: string, tx?: Transaction): Promise<TeamEntity | null> {
    return (await this.findMany([id], tx)).get(id) ?? null;
  }

  /** Teams, the newest first; `limit` of them. */
  page(filter: TeamsFilter, page: Page): Promise<TeamEntity[]> {
    return this.teams.page(filter, page);
  }

  count(filter: TeamsFilter): Promise<number> {
    return this.teams.count(filter);
  }

  /** All stays in each of the teams, former ones included, by team. */
  async membersOf(teamIds: readonly string[]): Promise<Map<string, TeamMemberEntity[]>> {
    return groupBy(await this.members.ofTeams(teamIds), (member) => member.teamId);
  }

  async findMembers(ids: readonly string[]): Promise<Map<string, TeamMemberEntity>> {
    const members = await this.members.findMany(ids);
    return new Map(members.map((member) => [member.id, member]));
  }

  async fillingsOf(teamIds: readonly string[]): Promise<Map<string, RoleFillingEntity[]>> {
    return groupBy(await this.fillings.ofTeams(teamIds), (filling) => filling.teamId);
  }

  /** The live teams that each of the people leads or is a member of today (uuids), by person. */
  async teamsOf(personIds: readonly string[]): Promise<Map<string, string[]>> {
    const pairs = await this.teams.ofPeople(personIds, this.today());
    return new Map(
      [...groupBy(pairs, (pair) => pair.personId)].map(([id, own]) => [id, own.map((pair) => pair.teamId)]),
    );
  }

  /** The teams that the person leads, disbanded ones included (uuids). */
  teamsLedBy(leadId: string): Promise<string[]> {
    return this.teams.ledBy(leadId);
  }

  /** The people who are members, on the day, of a live team that the person leads. One statement. */
  peopleLedBy(leadId: string, day: string): Promise<Set<string>> {
    return this.members.peopleLedBy(leadId, day);
  }

  today(): string {
    return calendarDayOf(this.clock.now());
  }
}
