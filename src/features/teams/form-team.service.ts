import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { checkText } from '../../platform/check-input.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DomainError, PermissionDeniedError } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { Ids } from '../../platform/ids/ids.js';
import type { PersonEntity } from '../people/person.entity.js';
import { checkNewMember } from './check-new-member.js';
import { mayFormTeam } from './may-change-team.js';
import { PlaybookRoles } from './playbook-roles.js';
import { RoleFillingsRepository } from './role-fillings.repository.js';
import { TeamCandidates } from './team-candidates.js';
import type { TeamMemberEntity } from './team-member.entity.js';
import { TeamMembersRepository } from './team-members.repository.js';
import { TeamStaffing } from './team-staffing.js';
import type { FormTeam, NewMember } from './team.commands.js';
import { TeamsRepository } from './teams.repository.js';

const MOST_MEMBERS = 100;

@Injectable()
export class FormTeamService {
  constructor(
    private readonly database: Database,
    private readonly teams: TeamsRepository,
    private readonly members: TeamMembersRepository,
    private readonly fillings: RoleFillingsRepository,
    private readonly candidates: TeamCandidates,
    private readonly staffing: TeamStaffing,
    private readonly playbooks: PlaybookRoles,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Forms a team with its members and their roles, all or nothing, and gives its uuid. Leads, executives and admins may.
   * Refuses people who are unknown, not employed or named twice, a team of one department, and with a playbook a
   * team that does not fill all its roles from the right departments.
   */
  async form(viewer: Principal, { idempotencyKey, ...input }: FormTeam): Promise<string> {
    if (!mayFormTeam(viewer)) throw new PermissionDeniedError();
    const leadId = input.leadId ?? viewer.personId;
    if (leadId === null) throw new DomainError('LEAD_REQUIRED', {}, ['leadId']);
    const request = { key: idempotencyKey, operation: 'formTeam', input };
    return this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, request, () => this.write(tx, viewer, { ...input, leadId })),
    );
  }

  private async write(
    tx: Transaction,
    viewer: Principal,
    input: FormTeam & { leadId: string },
  ): Promise<string> {
    const name = checkText(input.name, ['name'], 100);
    const purpose = input.purpose ? checkText(input.purpose, ['purpose'], 2000) : '';
    await this.candidates.checkLead(tx, input.leadId);
    await this.check(tx, input);
    const teamId = this.ids.next();
    const createdAt = this.clock.now();
    const team = { id: teamId, name, purpose, leadId: input.leadId, createdAt, disbandedAt: null };
    await this.teams.insert(tx, { ...team, version: 1, createdBy: viewer.personId });
    const staffed = input.members.map((member) => ({
      roles: new Set(member.roles),
      entity: this.toEntity(teamId, createdAt, member),
    }));
    await this.members.insert(
      tx,
      staffed.map(({ entity }) => entity),
    );
    const { playbookKey } = input;
    if (playbookKey) {
      const fillings = staffed.flatMap(({ roles, entity }) =>
        [...roles].map((roleKey) => ({ teamId, playbookKey, roleKey, memberId: entity.id, createdAt })),
      );
      await this.fillings.insert(tx, fillings);
    }
    return teamId;
  }

  private async check(tx: Transaction, { members, playbookKey }: FormTeam): Promise<void> {
    const playbook = playbookKey ? await this.playbooks.of(playbookKey, ['playbookKey']) : null;
    const today = calendarDayOf(this.clock.now());
    if (members.length > MOST_MEMBERS) {
      throw new DomainError('TEAM_TOO_LARGE', { most: MOST_MEMBERS }, ['members']);
    }
    for (const [index, member] of members.entries()) {
      const path = ['members', String(index)];
      checkNewMember(member, today, path);
      if (!playbook && member.roles.length > 0) {
        throw new DomainError('PLAYBOOK_FOR_ROLES', {}, [...path, 'roles']);
      }
    }
    const people = await this.candidates.check(
      tx,
      members.map(({ personId, from }, index) => ({
        personId,
        from: from ?? today,
        path: ['members', String(index), 'personId'],
      })),
    );
    requireDistinct(people);
    const team = people.map((person, index) => ({
      person,
      roles: members[index]?.roles ?? [],
      path: ['members', String(index), 'roles'],
    }));
    await this.staffing.checkTeam(tx, playbook, team);
  }

  private toEntity(teamId: string, createdAt: Date, member: NewMember): TeamMemberEntity {
    const { personId, allocationPercent } = member;
    const from = member.from ?? calendarDayOf(createdAt);
    return {
      id: this.ids.next(),
      teamId,
      personId,
      allocationPercent,
      from,
      to: member.to ?? null,
      createdAt,
    };
  }
}

function requireDistinct(people: readonly PersonEntity[]): void {
  for (const [index, person] of people.entries()) {
    if (people.indexOf(person) !== index) {
      throw new DomainError('ALREADY_MEMBER', { person: person.name }, [
        'members',
        String(index),
        'personId',
      ]);
    }
  }
}
