import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { checkText } from '../../platform/check-input.js';
import type { Transaction } from '../../platform/database/database.js';
import { DomainError, NotFoundError } from '../../platform/domain-error.js';
import { isEmployedOn } from '../people/is-employed-on.js';
import { PeopleService } from '../people/people.service.js';
import { RotationMover, type MovedRotation, type MoveScene, type RotationCommand } from './rotation-mover.js';

export interface PrepareRotation extends RotationCommand {
  /** A uuid. */
  readonly mentorId: string;
  readonly objectives: readonly string[];
}

const MOST_OBJECTIVES = 20;

/** Names who guides the person and what the person is to achieve; again, until the start, to change it. */
@Injectable()
export class PrepareRotationService {
  constructor(
    private readonly mover: RotationMover,
    private readonly people: PeopleService,
  ) {}

  /** Throws `OBJECTIVES_NEEDED`, `MENTOR_IS_PERSON`, `MENTOR_OF_OTHER_DEPARTMENT`. */
  prepare(viewer: Principal, command: PrepareRotation): Promise<MovedRotation> {
    const { idempotencyKey: _, ...input } = command;
    const { mentorId } = command;
    const objectives = checkObjectives(command.objectives);
    return this.mover.move(viewer, command, {
      move: 'prepare',
      operation: 'prepareRotation',
      input,
      event: () => ({ type: 'rotation.prepared', mentor: mentorId, objectives }),
      change: async (tx, scene) => {
        await this.checkMentor(tx, scene, mentorId);
        return { mentorId, objectives };
      },
    });
  }

  private async checkMentor(tx: Transaction, { rotation, today }: MoveScene, id: string): Promise<void> {
    const path = ['mentorId'];
    if (id === rotation.personId) throw new DomainError('MENTOR_IS_PERSON', {}, path);
    const mentor = await this.people.find(id, tx);
    if (!mentor) throw new NotFoundError('Person', path);
    if (mentor.departmentId !== rotation.toDepartmentId || !isEmployedOn(today, mentor)) {
      throw new DomainError('MENTOR_OF_OTHER_DEPARTMENT', {}, path);
    }
  }
}

function checkObjectives(objectives: readonly string[]): string[] {
  if (objectives.length === 0 || objectives.length > MOST_OBJECTIVES) {
    throw new DomainError('OBJECTIVES_NEEDED', { most: MOST_OBJECTIVES }, ['objectives']);
  }
  return objectives.map((objective, index) => checkText(objective, ['objectives', String(index)], 500));
}
