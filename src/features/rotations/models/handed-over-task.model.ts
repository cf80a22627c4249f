import { ObjectType } from '@nestjs/graphql';
import type { HandedOver } from '../../../runner/hand-over.js';

@ObjectType({ description: 'A task that passed to somebody else because a rotation started or ended.' })
export class HandedOverTask {
  taskUuid!: string;
  toPersonUuid!: string;
}

export function toHandedOverTask({ taskId, toPersonId }: HandedOver): HandedOverTask {
  return { taskUuid: taskId, toPersonUuid: toPersonId };
}
