import { Injectable } from '@nestjs/common';
import { PeopleService } from '../people/people.service.js';
import { spansDepartments } from './check-staffing.js';
import { RoleFillingsRepository } from './role-fillings.repository.js';
import type { TeamMemberEntity } from './team-member.entity.js';
import { TeamMembersRepository } from './team-members.repository.js';
import type { TeamWarning } from './team-warning.js';
import { TeamWorkRepository } from './team-work.repository.js';

export interface Departure {
  readonly warnings: TeamWarning[];
  /** Live tasks of the team's runs that are still the person's. */
  readonly openTasks: number;
}

/** What a team lacks, and what work remains, when a member leaves or gives a role up. */
@Injectable()
export class DepartureWarningsService {
  constructor(
    private readonly members: TeamMembersRepository,
    private readonly fillings: RoleFillingsRepository,
    private readonly people: PeopleService,
    private readonly work: TeamWorkRepository,
  ) {}

  /** After a membership was given its last day: as the team stands once that day has passed. */
  async ofLeaving({ id, teamId, personId, to }: TeamMemberEntity): Promise<Departure> {
    const stays = await this.members.ofTeams([teamId]);
    const remaining = stays.filter(
      (stay) => stay.id !== id && (stay.to === null || (to !== null && stay.to > to)),
    );
    const fillings = await this.fillings.ofTeams([teamId]);
    const filled = fillings.filter(({ memberId }) => remaining.some((stay) => stay.id === memberId));
    const vacant = fillings.filter(
      ({ memberId, ...role }) => memberId === id && !filled.some((other) => isSameRole(role, other)),
    );
    const people = await this.people.findMany([personId, ...remaining.map((stay) => stay.personId)]);
    const departments = remaining.flatMap((stay) => people.get(stay.personId) ?? []);
    const openTasks = await this.work.countOpenTasks(teamId, personId);
    return {
      openTasks,
      warnings: [
        ...vacant.map((role) => vacancy(role)),
        ...(spansDepartments(departments) ? [] : [warning('WARNING_ONE_DEPARTMENT')]),
        ...(openTasks > 0 ? [tasksRemain(people.get(personId)?.name ?? '', personId, openTasks)] : []),
      ],
    };
  }

  /** After a role was taken from a member. */
  async ofVacating(memberId: string, role: { playbookKey: string; roleKey: string }): Promise<TeamWarning[]> {
    const [member] = await this.members.findMany([memberId]);
    if (!member) return [];
    const fillings = await this.fillings.ofTeams([member.teamId]);
    return fillings.some((other) => isSameRole(role, other)) ? [] : [vacancy(role)];
  }
}

interface RoleOfPlaybook {
  readonly playbookKey: string;
  readonly roleKey: string;
}

function isSameRole(a: RoleOfPlaybook, b: RoleOfPlaybook): boolean {
  return a.playbookKey === b.playbookKey && a.roleKey === b.roleKey;
}

function vacancy({ playbookKey: playbook, roleKey }: RoleOfPlaybook): TeamWarning {
  return { ...warning('WARNING_ROLE_VACANT'), values: { playbook, role: roleKey }, roleKey };
}

function tasksRemain(person: string, personId: string, tasks: number): TeamWarning {
  return { ...warning('WARNING_TASKS_REMAIN'), values: { person, tasks }, personId };
}

function warning(code: string): TeamWarning {
  return { code, values: {}, personId: null, roleKey: null };
}
