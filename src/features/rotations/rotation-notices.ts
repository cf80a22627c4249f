import { Injectable } from '@nestjs/common';
import type { RotationEffect, RotationParty } from '../../engine/rotation/rotation-effect.js';
import type { Transaction } from '../../platform/database/database.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { Notifier } from '../notifications/notifier.js';
import { PeopleService } from '../people/people.service.js';
import type { RotationEntity } from './rotation.entity.js';

/** Tells the parties of a rotation what its chart says, with who goes where before it. */
@Injectable()
export class RotationNotices {
  constructor(
    private readonly notifier: Notifier,
    private readonly people: PeopleService,
    private readonly departments: DepartmentsService,
  ) {}

  /** The person also hears how many of their tasks were handed over; who got them hears it from each run. */
  async tell(
    tx: Transaction,
    rotation: RotationEntity,
    effects: readonly RotationEffect[],
    handedOver: number,
  ): Promise<void> {
    const notices: { personId: string; message: LocalizedText }[] = [];
    for (const effect of effects) {
      if (effect.type !== 'notify') continue;
      for (const personId of await this.recipients(tx, rotation, effect.to)) {
        notices.push({ personId, message: effect.message });
      }
    }
    if (handedOver > 0) notices.push({ personId: rotation.personId, message: handOverMessage(handedOver) });
    if (notices.length === 0) return;
    const about = await this.describe(tx, rotation);
    await this.notifier.notify(
      tx,
      notices.map(({ personId, message }) => ({ personId, kind: 'rotation', message: about(message) })),
    );
  }

  private async recipients(tx: Transaction, rotation: RotationEntity, to: RotationParty): Promise<string[]> {
    switch (to) {
      case 'person':
        return [rotation.personId];
      case 'mentor':
        return rotation.mentorId === null ? [] : [rotation.mentorId];
      case 'fromDepartment':
        return this.people.idsByRole('lead', rotation.fromDepartmentId, tx);
      case 'toDepartment':
        return this.people.idsByRole('lead', rotation.toDepartmentId, tx);
      case 'hr':
        return this.people.idsByRole('hr', null, tx);
    }
  }

  private async describe(tx: Transaction, rotation: RotationEntity) {
    const tree = await this.departments.tree(tx);
    const name = (await this.people.find(rotation.personId, tx))?.name ?? '';
    const from = tree.byId(rotation.fromDepartmentId)?.title;
    const to = tree.byId(rotation.toDepartmentId)?.title;
    return (message: LocalizedText): LocalizedText => ({
      zh: `${name}（${from?.zh ?? ''} → ${to?.zh ?? ''}）：${message.zh}`,
      en: `${name} (${from?.en ?? ''} → ${to?.en ?? ''}): ${message.en}`,
    });
  }
}

function handOverMessage(count: number): LocalizedText {
  return {
    zh: `您手上的 ${count} 项任务已移交给各项目组负责人。`,
    en: `${count} of your tasks ${count === 1 ? 'was' : 'were'} handed over to the leads of your teams.`,
  };
}
