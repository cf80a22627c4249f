import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { checkDay } from '../../platform/check-day.js';
import { checkPeriod, checkRange, checkText } from '../../platform/check-input.js';
import type { Transaction } from '../../platform/database/database.js';
import { DomainError } from '../../platform/domain-error.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { SkillClaimsService } from '../skills/skill-claims.service.js';
import { SkillsService } from '../skills/skills.service.js';
import { checkRemark } from './check-remark.js';
import type { RemarkedMove } from './conduct-rotation.service.js';
import { RotationMover, type MovedRotation, type MoveScene, type RotationCommand } from './rotation-mover.js';

export interface EvaluateRotation extends RotationCommand {
  /** From 1 to 5. */
  readonly rating: number;
  readonly text: string;
  /** For each objective, in their order. */
  readonly achieved: readonly boolean[];
  readonly skill: GainedSkill | null;
}

export interface GainedSkill {
  /** A uuid. */
  readonly skillId: string;
  readonly level: number;
  /** The last day, `YYYY-MM-DD`; null: for ever. */
  readonly validTo: string | null;
}

/** Judges a rotation that has ended, and settles what follows. */
@Injectable()
export class ConcludeRotationService {
  constructor(
    private readonly mover: RotationMover,
    private readonly claims: SkillClaimsService,
    private readonly skills: SkillsService,
    private readonly departments: DepartmentsService,
  ) {}

  /** Evaluates it, and claims the skill that the person gained. Throws `OBJECTIVES_NOT_JUDGED`. */
  async evaluate(viewer: Principal, command: EvaluateRotation): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    const rating = checkRange(command.rating, 1, 5, ['rating']);
    const text = checkText(command.text, ['text'], 4000);
    const { achieved } = command;
    const skill = await this.checkSkill(command.skill);
    return this.mover.move(viewer, command, {
      move: 'evaluate',
      operation: 'evaluateRotation',
      input,
      event: () => ({ type: 'rotation.evaluated', evaluation: { rating, text, achieved } }),
      change: async (tx, scene) => {
        const count = scene.rotation.objectives.length;
        if (achieved.length !== count)
          throw new DomainError('OBJECTIVES_NOT_JUDGED', { count }, ['achieved']);
        const claimId = skill && (await this.claim(tx, scene, skill, rating));
        const by = viewer.personId;
        return { evaluation: { rating, text, achieved, claimId, by, at: scene.now.toISOString() } };
      },
    });
  }

  /** Sends the person back to the old department. */
  goBack(viewer: Principal, command: RemarkedMove): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    return this.mover.move(viewer, command, {
      move: 'return',
      operation: 'returnRotation',
      input,
      event: () => ({ type: 'rotation.returned' }),
      remark: checkRemark(command.comment),
    });
  }

  /** Makes the other department the person's own. */
  stay(viewer: Principal, command: RemarkedMove): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    return this.mover.move(viewer, command, {
      move: 'stay',
      operation: 'stayRotation',
      input,
      event: () => ({ type: 'rotation.stayed' }),
      remark: checkRemark(command.comment),
    });
  }

  private async checkSkill(skill: GainedSkill | null): Promise<GainedSkill | null> {
    if (skill === null) return null;
    const { id: skillId } = await this.skills.find(skill.skillId, ['skill', 'skillId']);
    const level = checkRange(skill.level, 1, 5, ['skill', 'level']);
    const { validTo } = skill;
    if (validTo !== null) checkDay(validTo, ['skill', 'validTo']);
    return { skillId, level, validTo };
  }

  private async claim(
    tx: Transaction,
    { viewer, rotation, today }: MoveScene,
    { skillId, level, validTo }: GainedSkill,
    rating: number,
  ): Promise<string> {
    checkPeriod(today, validTo, ['skill', 'validTo']);
    const tree = await this.departments.tree(tx);
    const { personId, fromDepartmentId, toDepartmentId, startedOn, endedOn } = rotation;
    const way = [fromDepartmentId, toDepartmentId].map((id) => tree.byId(id)?.key ?? id).join(' → ');
    return this.claims.record(tx, {
      personId,
      skillId,
      level,
      validFrom: today,
      validTo,
      source: 'rotation',
      evidence: `轮岗 / rotation ${way}, ${startedOn ?? ''}–${endedOn ?? ''}, ${rating}/5`,
      enrolmentId: null,
      recordedBy: viewer.personId,
    });
  }
}
