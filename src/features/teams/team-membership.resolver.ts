import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { DepartureWarningsService } from './departure-warnings.service.js';
import {
  AddTeamMemberInput,
  EndTeamMembershipInput,
  UpdateTeamMemberInput,
} from './inputs/team-member.inputs.js';
import { toTeamMember } from './models/team-member.model.js';
import { toTeamWarning } from './models/team-warning.model.js';
import {
  AddTeamMemberPayload,
  EndTeamMembershipPayload,
  UpdateTeamMemberPayload,
} from './models/team.payloads.js';
import { StaffingWarningsService } from './staffing-warnings.service.js';
import { TeamMemberLoader } from './team-member.loader.js';
import { TeamMembershipService } from './team-membership.service.js';
import { TeamLoader } from './team.loader.js';

@Resolver()
export class TeamMembershipResolver {
  constructor(
    private readonly memberships: TeamMembershipService,
    private readonly staffing: StaffingWarningsService,
    private readonly departures: DepartureWarningsService,
    private readonly teams: TeamLoader,
    private readonly members: TeamMemberLoader,
  ) {}

  @Mutation(() => AddTeamMemberPayload, { description: 'Adds a member to a team. For its lead.' })
  addTeamMember(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => AddTeamMemberInput, description: 'Whom.' }) input: AddTeamMemberInput,
  ): Promise<AddTeamMemberPayload> {
    return answer(context, async () => {
      const teamId = decodeNodeId('Team', input.teamId, ['teamId']);
      const { personId, ...fields } = input;
      const person = decodeNodeId('Person', personId, ['personId']);
      const id = await this.memberships.add(viewer, { ...fields, teamId, personId: person });
      return {
        team: await this.teams.load(context, teamId),
        member: await this.members.load(context, id),
        warnings: (await this.staffing.of(teamId, [id])).map(toTeamWarning),
      };
    });
  }

  @Mutation(() => UpdateTeamMemberPayload, {
    description: "Changes a member's allocation or last day. For the team's lead.",
  })
  updateTeamMember(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => UpdateTeamMemberInput, description: 'The changes.' })
    input: UpdateTeamMemberInput,
  ): Promise<UpdateTeamMemberPayload> {
    return answer(context, async () => {
      const id = decodeNodeId('TeamMember', input.memberId, ['memberId']);
      const member = await this.memberships.update(viewer, id, input);
      return {
        team: await this.teams.load(context, member.teamId),
        member: toTeamMember(member),
        warnings: (await this.staffing.of(member.teamId, [id])).map(toTeamWarning),
      };
    });
  }

  @Mutation(() => EndTeamMembershipPayload, {
    description: "Ends a membership and tells what it leaves behind. For the team's lead.",
  })
  endTeamMembership(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => EndTeamMembershipInput, description: 'Whose, and when.' })
    input: EndTeamMembershipInput,
  ): Promise<EndTeamMembershipPayload> {
    return answer(context, async () => {
      const id = decodeNodeId('TeamMember', input.memberId, ['memberId']);
      const member = await this.memberships.end(viewer, id, input);
      const { warnings, openTasks } = await this.departures.ofLeaving(member);
      return {
        team: await this.teams.load(context, member.teamId),
        member: toTeamMember(member),
        warnings: warnings.map(toTeamWarning),
        openTasks,
      };
    });
  }
}
