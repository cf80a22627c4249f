import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { TeamMember } from './team-member.model.js';
import { TeamWarningModel } from './team-warning.model.js';
import { Team } from './team.model.js';

@ObjectType({ isAbstract: true })
abstract class TeamPayload extends MutationPayload {
  @Field(() => Team, { nullable: true, description: 'The team as changed; null where it was refused.' })
  team?: Team | null;
}

@ObjectType({ isAbstract: true })
abstract class StaffingPayload extends TeamPayload {
  @Field(() => [TeamWarningModel], {
    nullable: true,
    description: 'What the lead should know; null where the mutation was refused.',
  })
  warnings?: TeamWarningModel[] | null;
}

@ObjectType({ description: 'What forming a team did.' })
export class FormTeamPayload extends StaffingPayload {}

@ObjectType({ description: 'What changing a team did.' })
export class UpdateTeamPayload extends TeamPayload {}

@ObjectType({ description: 'What adding a member did.' })
export class AddTeamMemberPayload extends StaffingPayload {
  @Field(() => TeamMember, { nullable: true, description: 'The new member; null where it was refused.' })
  member?: TeamMember | null;
}

@ObjectType({ description: 'What changing a membership did.' })
export class UpdateTeamMemberPayload extends StaffingPayload {
  @Field(() => TeamMember, {
    nullable: true,
    description: 'The member as changed; null where it was refused.',
  })
  member?: TeamMember | null;
}

@ObjectType({ description: 'What ending a membership did.' })
export class EndTeamMembershipPayload extends StaffingPayload {
  @Field(() => TeamMember, {
    nullable: true,
    description: 'The member as changed; null where it was refused.',
  })
  member?: TeamMember | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many open tasks of the team's runs the person still has, for the lead to assign to others.",
  })
  openTasks?: number | null;
}

@ObjectType({ description: 'What filling a role did.' })
export class FillRolePayload extends StaffingPayload {}

@ObjectType({ description: 'What vacating a role did.' })
export class VacateRolePayload extends StaffingPayload {}
