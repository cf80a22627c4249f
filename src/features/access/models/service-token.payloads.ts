import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { ServiceToken } from './service-token.model.js';

@ObjectType({ description: 'What making a service token did.' })
export class CreateServiceTokenPayload extends MutationPayload {
  @Field(() => ServiceToken, { nullable: true, description: 'The new token; null where it was refused.' })
  serviceToken?: ServiceToken | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the program sends as `Authorization: Bearer …`. It is shown this once: a request repeated under its idempotency key gives null.',
  })
  secret?: string | null;
}

@ObjectType({ description: 'What revoking a service token did.' })
export class RevokeServiceTokenPayload extends MutationPayload {
  @Field(() => ServiceToken, {
    nullable: true,
    description: 'The token as revoked; null where it was refused.',
  })
  serviceToken?: ServiceToken | null;
}
