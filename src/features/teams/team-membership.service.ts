import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { checkDay } from '../../platform/check-day.js';
import { checkPeriod, checkRange } from '../../platform/check-input.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/database.js';
import { DomainError, NotFoundError } from '../../platform/domain-error.js';
import { Ids } from '../../platform/ids/ids.js';
import { PeopleService } from '../people/people.service.js';
import { checkNewMember } from './check-new-member.js';
import { isOver, overlaps, type MembershipPeriod } from './membership-period.js';
import { PlaybookRoles } from './playbook-roles.js';
import { RoleFillingsRepository } from './role-fillings.repository.js';
import { TeamCandidates } from './team-candidates.js';
import { TeamEditor } from './team-editor.js';
import type { TeamMemberEntity } from './team-member.entity.js';
import { TeamMembersRepository } from './team-members.repository.js';
import { TeamStaffing } from './team-staffing.js';
import type { AddTeamMember, MembershipChanges } from './team.commands.js';

/** Who is a member of a team, when, and with how much of their time. Changed by the team's lead, or an admin. */
@Injectable()
export class TeamMembershipService {
  constructor(
    private readonly editor: TeamEditor,
    private readonly members: TeamMembersRepository,
    private readonly fillings: RoleFillingsRepository,
    private readonly candidates: TeamCandidates,
    private readonly people: PeopleService,
    private readonly staffing: TeamStaffing,
    private readonly playbooks: PlaybookRoles,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Adds a member, with roles where a playbook is given; gives the member's uuid. */
  async add(viewer: Principal, { idempotencyKey, ...input }: AddTeamMember): Promise<string> {
    const { teamId, expectedVersion, personId, allocationPercent, playbookKey, roles } = input;
    const today = calendarDayOf(this.clock.now());
    checkNewMember(input, today, []);
    if (!playbookKey && roles.length > 0) throw new DomainError('PLAYBOOK_FOR_ROLES', {}, ['roles']);
    const playbook = playbookKey ? await this.playbooks.of(playbookKey, ['playbookKey']) : null;
    const request = { key: idempotencyKey, operation: 'addTeamMember', input };
    return this.editor.edit(viewer, { teamId, expectedVersion, request }, async (tx) => {
      const period = { from: input.from ?? today, to: input.to ?? null };
      const path = ['personId'];
      const [person] = await this.candidates.check(tx, [{ personId, from: period.from, path }]);
      if (!person) throw new NotFoundError('Person', path);
      await this.requireAbsent(tx, { teamId, personId, id: null, person: person.name }, period);
      if (playbook) await this.staffing.checkRoles(tx, playbook, { person, roles, path: ['roles'] });
      const createdAt = this.clock.now();
      const member = { id: this.ids.next(), teamId, personId, allocationPercent, ...period, createdAt };
      await this.members.insert(tx, [member]);
      if (playbook) {
        const fillings = [...new Set(roles)].map((roleKey) => ({ roleKey, playbookKey: playbook.key }));
        const filled = fillings.map((filling) => ({ ...filling, teamId, memberId: member.id, createdAt }));
        await this.fillings.insert(tx, filled);
      }
      return member.id;
    });
  }

  /** Changes the allocation and the last day of a member who has not left yet. */
  async update(viewer: Principal, memberId: string, changes: MembershipChanges): Promise<TeamMemberEntity> {
    const { allocationPercent, to, expectedVersion } = changes;
    return this.change(viewer, memberId, expectedVersion, async (tx, member) => {
      if (allocationPercent !== null && allocationPercent !== undefined) {
        member.allocationPercent = checkRange(allocationPercent, 1, 100, ['allocationPercent']);
      }
      if (to === undefined) return;
      await this.setEnd(tx, member, to, ['to']);
    });
  }

  /** Ends a membership; its roles and tasks are the lead's to give to others. */
  async end(
    viewer: Principal,
    memberId: string,
    end: { readonly lastDay?: string | null; readonly expectedVersion?: number | null },
  ): Promise<TeamMemberEntity> {
    const lastDay = end.lastDay ?? calendarDayOf(this.clock.now());
    return this.change(viewer, memberId, end.expectedVersion, (tx, member) =>
      this.setEnd(tx, member, lastDay, ['lastDay']),
    );
  }

  private async change(
    viewer: Principal,
    memberId: string,
    expectedVersion: number | null | undefined,
    work: (tx: Transaction, member: TeamMemberEntity) => Promise<void>,
  ): Promise<TeamMemberEntity> {
    const [known] = await this.members.findMany([memberId]);
    if (!known) throw new NotFoundError('TeamMember', ['memberId']);
    return this.editor.edit(viewer, { teamId: known.teamId, expectedVersion }, async (tx) => {
      // Read again, now that nobody else changes the team.
      const [member] = await this.members.findMany([memberId], tx);
      if (!member) throw new NotFoundError('TeamMember', ['memberId']);
      if (isOver(member, calendarDayOf(this.clock.now()))) {
        throw new DomainError('MEMBERSHIP_ENDED', {}, ['memberId']);
      }
      await work(tx, member);
      await this.members.update(tx, member);
      return member;
    });
  }

  private async setEnd(
    tx: Transaction,
    member: TeamMemberEntity,
    to: string | null,
    path: readonly string[],
  ): Promise<void> {
    if (to !== null) checkDay(to, path);
    checkPeriod(member.from, to, path);
    const person = (await this.people.find(member.personId, tx))?.name ?? '';
    await this.requireAbsent(tx, { ...pick(member), person }, { from: member.from, to }, path);
    member.to = to;
  }

  /** Nobody is twice in a team on a day. */
  private async requireAbsent(
    tx: Transaction,
    { id, teamId, personId, person }: { id: string | null; teamId: string; personId: string; person: string },
    period: MembershipPeriod,
    path: readonly string[] = ['personId'],
  ): Promise<void> {
    const stays = await this.members.ofTeams([teamId], tx);
    const others = stays.filter((stay) => stay.personId === personId && stay.id !== id);
    if (others.some((stay) => overlaps(stay, period)))
      throw new DomainError('ALREADY_MEMBER', { person }, path);
  }
}

function pick({ id, teamId, personId }: TeamMemberEntity) {
  return { id, teamId, personId };
}
