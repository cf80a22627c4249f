import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { SkillClaim } from './skill-claim.model.js';

@ObjectType({ description: 'The answer to claimSkill.' })
export class ClaimSkillPayload extends MutationPayload {
  @Field(() => SkillClaim, { nullable: true, description: 'The new claim.' })
  claim?: SkillClaim | null;
}
