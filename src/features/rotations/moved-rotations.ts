import { Injectable } from '@nestjs/common';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { MoveRotationInput } from './inputs/move-rotation.inputs.js';
import { toHandedOverTask } from './models/handed-over-task.model.js';
import { toRotation } from './models/rotation.model.js';
import type { MovedRotation, RotationCommand } from './rotation-mover.js';
import { RotationsService } from './rotations.service.js';

/** Turns what a move did into its payload. */
@Injectable()
export class MovedRotations {
  constructor(private readonly rotations: RotationsService) {}

  async read({ rotationId, handedOver }: MovedRotation) {
    const rotation = toRotation(await this.rotations.get(rotationId));
    return { rotation, handedOver: handedOver.map(toHandedOverTask) };
  }
}

/** What every move's input says, decoded. */
export function toRotationCommand(input: MoveRotationInput): RotationCommand {
  return {
    rotationId: decodeNodeId('Rotation', input.rotationId, ['rotationId']),
    expectedVersion: input.expectedVersion ?? null,
    idempotencyKey: input.idempotencyKey ?? null,
  };
}
