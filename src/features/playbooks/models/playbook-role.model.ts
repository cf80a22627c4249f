import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { RoleDefinition, SkillRequirement } from '../../../engine/chart/playbook-definition.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: 'A skill that the holder of a role should have.' })
export class RequiredSkill {
  @Field(() => String, { description: 'Key of the skill.' })
  skillKey!: string;

  @Field(() => Int, { description: 'The least level, 1 (beginner) to 5 (master).' })
  level!: number;
}

@ObjectType({ description: 'A part in a playbook that members of the team fill.' })
export class PlaybookRole {
  @Field(() => String, { description: 'Its key in the playbook, such as `growthMarketer`.' })
  key!: string;

  @Field(() => String, { description: 'Key of the department whose people fill it.' })
  departmentKey!: string;

  @Field(() => [RequiredSkill], { description: 'What its holder should be able to do.' })
  skills!: RequiredSkill[];

  titleText!: LocalizedText;
  descriptionText!: LocalizedText | null;
}

export function toPlaybookRole(key: string, role: RoleDefinition): PlaybookRole {
  return {
    key,
    departmentKey: role.department,
    skills: role.skills.map(toRequiredSkill),
    titleText: role.title,
    descriptionText: role.description ?? null,
  };
}

function toRequiredSkill({ skill, level }: SkillRequirement): RequiredSkill {
  return { skillKey: skill, level };
}
