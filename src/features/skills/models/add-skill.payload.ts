import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { Skill } from './skill.model.js';

@ObjectType({ description: 'The answer to addSkill.' })
export class AddSkillPayload extends MutationPayload {
  @Field(() => Skill, { nullable: true, description: 'The new skill.' })
  skill?: Skill | null;
}
