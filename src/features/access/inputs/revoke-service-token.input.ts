import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'A service token to revoke.' })
export class RevokeServiceTokenInput {
  @Field(() => ID, { description: 'The global id of the token.' })
  serviceTokenId!: string;
}
