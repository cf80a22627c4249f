import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/database.js';
import { DomainError, NotFoundError } from '../../platform/domain-error.js';
import { isOver } from './membership-period.js';
import { PlaybookRoles } from './playbook-roles.js';
import { RoleFillingsRepository } from './role-fillings.repository.js';
import { TeamCandidates } from './team-candidates.js';
import { TeamEditor } from './team-editor.js';
import type { TeamMemberEntity } from './team-member.entity.js';
import { TeamMembersRepository } from './team-members.repository.js';
import { TeamStaffing } from './team-staffing.js';
import type { RoleChange } from './team.commands.js';

/** Which member fills which role of a playbook. Changed by the team's lead, or an admin. */
@Injectable()
export class RoleFillingService {
  constructor(
    private readonly editor: TeamEditor,
    private readonly members: TeamMembersRepository,
    private readonly fillings: RoleFillingsRepository,
    private readonly candidates: TeamCandidates,
    private readonly staffing: TeamStaffing,
    private readonly playbooks: PlaybookRoles,
    private readonly clock: Clock,
  ) {}

  /** Gives a role to a member of the department that it asks for; several may fill it. Gives the team's uuid. */
  async fill(viewer: Principal, { idempotencyKey, ...input }: RoleChange): Promise<string> {
    const { memberId, playbookKey, roleKey, expectedVersion } = input;
    const playbook = await this.playbooks.of(playbookKey, ['playbookKey']);
    const { teamId } = await this.find(memberId);
    const request = { key: idempotencyKey, operation: 'fillRole', input };
    return this.editor.edit(viewer, { teamId, expectedVersion, request }, async (tx) => {
      const { personId, from } = await this.findPresent(memberId, tx);
      const [person] = await this.candidates.check(tx, [{ personId, from, path: ['memberId'] }]);
      if (!person) throw new NotFoundError('Person', ['memberId']);
      await this.staffing.checkRole(tx, playbook, { person, roleKey, path: ['roleKey'] });
      const filling = { teamId, playbookKey, roleKey, memberId, createdAt: this.clock.now() };
      const added = await this.fillings.insert(tx, [filling]);
      if (added === 0) throw new DomainError('ROLE_ALREADY_FILLED', {}, ['roleKey']);
      return teamId;
    });
  }

  /** Takes a role from a member; gives the team's uuid. */
  async vacate(
    viewer: Principal,
    { memberId, playbookKey, roleKey, ...change }: RoleChange,
  ): Promise<string> {
    const { teamId } = await this.find(memberId);
    const { expectedVersion } = change;
    return this.editor.edit(viewer, { teamId, expectedVersion }, async (tx) => {
      const removed = await this.fillings.delete(tx, { teamId, playbookKey, roleKey, memberId });
      if (!removed) throw new DomainError('ROLE_NOT_FILLED', {}, ['roleKey']);
      return teamId;
    });
  }

  private async findPresent(memberId: string, tx: Transaction): Promise<TeamMemberEntity> {
    const member = await this.find(memberId, tx);
    if (isOver(member, calendarDayOf(this.clock.now()))) {
      throw new DomainError('MEMBERSHIP_ENDED', {}, ['memberId']);
    }
    return member;
  }

  private async find(memberId: string, tx?: Transaction): Promise<TeamMemberEntity> {
    const [member] = await this.members.findMany([memberId], tx);
    if (!member) throw new NotFoundError('TeamMember', ['memberId']);
    return member;
  }
}
