import { Injectable } from '@nestjs/common';
import type { RotationEffect } from '../../engine/rotation/rotation-effect.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { Transaction } from '../../platform/database/database.js';
import { Runner } from '../../runner/runner.js';
import type { HandedOver } from '../../runner/hand-over.js';
import { EmploymentService } from '../people/employment.service.js';
import { actorOf } from '../runs/actor-of.js';
import { RotationNotices } from './rotation-notices.js';
import type { RotationEntity } from './rotation.entity.js';

/** Does what a move of the chart asks for, in the move's transaction. */
@Injectable()
export class RotationEffects {
  constructor(
    private readonly runner: Runner,
    private readonly employment: EmploymentService,
    private readonly notices: RotationNotices,
  ) {}

  /** Gives the tasks that were handed over. */
  async carryOut(
    tx: Transaction,
    viewer: Principal,
    rotation: RotationEntity,
    effects: readonly RotationEffect[],
  ): Promise<HandedOver[]> {
    const handedOver: HandedOver[] = [];
    for (const effect of effects) {
      if (effect.type === 'handOver') {
        const reason = effect.moment === 'start' ? 'rotation.started' : 'rotation.ended';
        const { personId } = rotation;
        handedOver.push(...(await this.runner.handOver(tx, { personId, actor: actorOf(viewer), reason })));
      }
      if (effect.type === 'transfer') {
        await this.employment.transfer(tx, rotation.personId, rotation.toDepartmentId);
      }
    }
    await this.notices.tell(tx, rotation, effects, handedOver.length);
    return handedOver;
  }
}
