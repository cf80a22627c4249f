import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { HandedOverTask } from './handed-over-task.model.js';
import { Rotation } from './rotation.model.js';

/** What every move answers. */
@ObjectType({ isAbstract: true })
export abstract class RotationPayload extends MutationPayload {
  @Field(() => Rotation, { nullable: true, description: 'The rotation; null where it was refused.' })
  rotation?: Rotation | null;
}

/** What a move answers that hands tasks over. */
@ObjectType({ isAbstract: true })
export abstract class HandingOverPayload extends RotationPayload {
  @Field(() => [HandedOverTask], {
    nullable: true,
    description:
      'The person’s open tasks that passed to the leads of their teams; null where it was refused.',
  })
  handedOver?: HandedOverTask[] | null;
}

@ObjectType({ description: 'What proposing a rotation did.' })
export class ProposeRotationPayload extends RotationPayload {}

@ObjectType({ description: 'What approving a rotation did.' })
export class ApproveRotationPayload extends RotationPayload {}

@ObjectType({ description: 'What rejecting a rotation did.' })
export class RejectRotationPayload extends RotationPayload {}

@ObjectType({ description: 'What preparing a rotation did.' })
export class PrepareRotationPayload extends RotationPayload {}

@ObjectType({ description: 'What starting a rotation did.' })
export class StartRotationPayload extends HandingOverPayload {}

@ObjectType({ description: 'What reviewing a rotation did.' })
export class ReviewRotationPayload extends RotationPayload {}

@ObjectType({ description: 'What extending a rotation did.' })
export class ExtendRotationPayload extends RotationPayload {}

@ObjectType({ description: 'What ending a rotation did.' })
export class EndRotationPayload extends HandingOverPayload {}

@ObjectType({ description: 'What evaluating a rotation did.' })
export class EvaluateRotationPayload extends RotationPayload {}

@ObjectType({ description: 'What returning from a rotation did.' })
export class ReturnRotationPayload extends RotationPayload {}

@ObjectType({ description: 'What staying after a rotation did.' })
export class StayRotationPayload extends RotationPayload {}

@ObjectType({ description: 'What cancelling a rotation did.' })
export class CancelRotationPayload extends RotationPayload {}
