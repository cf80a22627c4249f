import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { Person } from './person.model.js';

@ObjectType({ description: 'What adding a person did.' })
export class AddPersonPayload extends MutationPayload {
  @Field(() => Person, { nullable: true, description: 'The new person; null where it was refused.' })
  person?: Person | null;
}

@ObjectType({ description: 'What changing a person did.' })
export class UpdatePersonPayload extends MutationPayload {
  @Field(() => Person, { nullable: true, description: 'The person as changed; null where it was refused.' })
  person?: Person | null;
}

@ObjectType({ description: 'What ending an employment did.' })
export class EndEmploymentPayload extends MutationPayload {
  @Field(() => Person, { nullable: true, description: 'The person as changed; null where it was refused.' })
  person?: Person | null;
}
