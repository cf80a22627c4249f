import { Field, ObjectType } from '@nestjs/graphql';
import type { MessageValues } from '../../../platform/domain-error.js';
import type { TeamWarning } from '../team-warning.js';

@ObjectType('TeamWarning', {
  description: 'Something about a team that is not forbidden, but that its lead should know.',
})
export class TeamWarningModel {
  @Field(() => String, { description: 'The stable code of the warning.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'The key of the role that it is about.' })
  roleKey!: string | null;

  personUuid!: string | null;
  values!: MessageValues;
}

export function toTeamWarning({ personId, ...warning }: TeamWarning): TeamWarningModel {
  return { ...warning, personUuid: personId };
}
