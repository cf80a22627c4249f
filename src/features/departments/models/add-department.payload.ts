import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { Department } from './department.model.js';

@ObjectType({ description: 'What adding a department did.' })
export class AddDepartmentPayload extends MutationPayload {
  @Field(() => Department, { nullable: true, description: 'The new department; null where it was refused.' })
  department?: Department | null;
}
