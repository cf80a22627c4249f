import { Injectable } from '@nestjs/common';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { PeopleService } from '../people/people.service.js';
import { SkillLevels } from '../skills/skill-levels.js';
import { findSkillGaps } from './find-skill-gaps.js';
import { isOver } from './membership-period.js';
import { PlaybookRoles } from './playbook-roles.js';
import { RoleFillingsRepository } from './role-fillings.repository.js';
import type { TeamMemberEntity } from './team-member.entity.js';
import { TeamMembersRepository } from './team-members.repository.js';
import type { TeamWarning } from './team-warning.js';

const FULL_TIME_PERCENT = 100;

/** What the lead should know about people who were engaged: too much work, or too little skill for a role. */
@Injectable()
export class StaffingWarningsService {
  constructor(
    private readonly members: TeamMembersRepository,
    private readonly fillings: RoleFillingsRepository,
    private readonly people: PeopleService,
    private readonly playbooks: PlaybookRoles,
    private readonly skills: SkillLevels,
    private readonly clock: Clock,
  ) {}

  /** About those members of the team, or all of them, who have not left. */
  async of(teamId: string, memberIds?: readonly string[]): Promise<TeamWarning[]> {
    const today = calendarDayOf(this.clock.now());
    const members = (await this.members.ofTeams([teamId])).filter(
      (member) => !isOver(member, today) && (memberIds?.includes(member.id) ?? true),
    );
    const people = await this.people.findMany(members.map(({ personId }) => personId));
    const names = new Map([...people].map(([id, { name }]) => [id, name]));
    return [...(await this.overAllocated(members, names)), ...(await this.unskilled(teamId, members, names))];
  }

  private async overAllocated(
    members: readonly TeamMemberEntity[],
    names: ReadonlyMap<string, string>,
  ): Promise<TeamWarning[]> {
    const today = calendarDayOf(this.clock.now());
    const days = members.map(({ personId, from }) => ({ personId, day: from > today ? from : today }));
    const allocations = await this.members.allocations(days);
    return [...allocations]
      .filter(([, percent]) => percent > FULL_TIME_PERCENT)
      .map(([personId, percent]) => ({
        code: 'WARNING_OVER_ALLOCATED',
        values: { person: names.get(personId) ?? '', percent },
        personId,
        roleKey: null,
      }));
  }

  private async unskilled(
    teamId: string,
    members: readonly TeamMemberEntity[],
    names: ReadonlyMap<string, string>,
  ): Promise<TeamWarning[]> {
    const people = new Map(members.map(({ id, personId }) => [id, personId]));
    const fillings = (await this.fillings.ofTeams([teamId])).filter(({ memberId }) => people.has(memberId));
    if (fillings.length === 0) return [];
    const playbooks = new Set(fillings.map(({ playbookKey }) => playbookKey));
    const roles = await this.playbooks.ofMany([...playbooks]);
    const levels = await this.skills.on(calendarDayOf(this.clock.now()), [...new Set(people.values())]);
    return fillings.flatMap(({ playbookKey, roleKey, memberId }) => {
      const role = roles.get(playbookKey)?.[roleKey];
      const personId = people.get(memberId) ?? '';
      if (!role) return [];
      return findSkillGaps(role, levels.get(personId)).map((gap) => ({
        code: 'WARNING_SKILL_BELOW',
        values: { person: names.get(personId) ?? '', roleZh: role.title.zh, roleEn: role.title.en, ...gap },
        personId,
        roleKey,
      }));
    });
  }
}
