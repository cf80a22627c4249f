import { Injectable } from '@nestjs/common';
import { type Principal } from '../../platform/auth/principal.js';
import { checkPeriod, checkRange, checkText } from '../../platform/check-input.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DomainError, NotFoundError } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { Ids } from '../../platform/ids/ids.js';
import { PeopleService } from '../people/people.service.js';
import { checkDay } from '../../platform/check-day.js';
import { claimSource } from './claim-source.js';
import { PersonalRecords } from './personal-records.js';
import type { SkillClaimEntity } from './skill-claim.entity.js';
import { SkillClaimRepository } from './skill-claim.repository.js';
import { SkillClaimSource } from './models/skill-claim-source.enum.js';
import { SkillsService } from './skills.service.js';

/** A claim that somebody wants recorded. Ids are uuids, days `YYYY-MM-DD`. */
export interface ClaimSkill {
  readonly personId: string | null;
  readonly skillId: string;
  readonly level: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: SkillClaimSource | null;
  readonly evidence: string | null;
  readonly idempotencyKey: string | null;
}

/** A claim that a feature records for reasons of its own (a passed session, an evaluated rotation). */
export type NewSkillClaim = Omit<SkillClaimEntity, 'id' | 'recordedAt'>;

const LONGEST_EVIDENCE = 2000;

@Injectable()
export class SkillClaimsService {
  constructor(
    private readonly database: Database,
    private readonly repository: SkillClaimRepository,
    private readonly skills: SkillsService,
    private readonly people: PeopleService,
    private readonly records: PersonalRecords,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Records what is claimed of a skill: one's own, or as HR or a team lead somebody else's. */
  async claim(viewer: Principal, command: ClaimSkill): Promise<SkillClaimEntity> {
    const claim = await this.check(viewer, command);
    const { idempotencyKey: key, ...input } = command;
    const id = await this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, { key, operation: 'claimSkill', input }, () =>
        this.record(tx, claim),
      ),
    );
    const recorded = await this.repository.findById(id);
    if (!recorded) throw new NotFoundError('SkillClaim');
    return recorded;
  }

  /** Adds a claim in the caller's transaction, which has checked everything about it; gives its uuid. */
  async record(tx: Transaction, claim: NewSkillClaim): Promise<string> {
    const id = this.ids.next();
    await this.repository.insert(tx, { ...claim, id, recordedAt: this.clock.now() });
    return id;
  }

  /** The claim, or null where there is none or the viewer may not read it. */
  async findFor(viewer: Principal, id: string): Promise<SkillClaimEntity | null> {
    const claim = await this.repository.findById(id);
    return claim && (await this.records.mayRead(viewer, claim.personId)) ? claim : null;
  }

  private async check(viewer: Principal, command: ClaimSkill): Promise<NewSkillClaim> {
    const personId = command.personId ?? viewer.personId;
    if (personId === null) throw new DomainError('FIELD_REQUIRED', {}, ['personId']);
    if (!(await this.people.find(personId))) throw new NotFoundError('Person', ['personId']);
    const leads = await this.records.leads(viewer, personId);
    const source = claimSource(viewer, personId, leads, command.source);
    const { id: skillId } = await this.skills.find(command.skillId, ['skillId']);
    const validFrom = command.validFrom ?? calendarDayOf(this.clock.now());
    const { validTo } = command;
    checkDay(validFrom, ['validFrom']);
    if (validTo !== null) checkDay(validTo, ['validTo']);
    checkPeriod(validFrom, validTo, ['validTo']);
    return {
      personId,
      skillId,
      level: checkRange(command.level, 1, 5, ['level']),
      validFrom,
      validTo,
      source,
      evidence: checkEvidence(source, command.evidence),
      enrolmentId: null,
      recordedBy: viewer.personId,
    };
  }
}

function checkEvidence(source: SkillClaimSource, evidence: string | null): string {
  if (source === SkillClaimSource.SELF && (evidence ?? '').trim() === '') return '';
  return checkText(evidence ?? '', ['evidence'], LONGEST_EVIDENCE);
}
