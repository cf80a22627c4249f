import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { DepartureWarningsService } from './departure-warnings.service.js';
import { FillRoleInput, VacateRoleInput } from './inputs/role.inputs.js';
import { toTeamWarning } from './models/team-warning.model.js';
import { FillRolePayload, VacateRolePayload } from './models/team.payloads.js';
import { RoleFillingService } from './role-filling.service.js';
import { StaffingWarningsService } from './staffing-warnings.service.js';
import { TeamLoader } from './team.loader.js';

@Resolver()
export class RoleMutationsResolver {
  constructor(
    private readonly roles: RoleFillingService,
    private readonly staffing: StaffingWarningsService,
    private readonly departures: DepartureWarningsService,
    private readonly teams: TeamLoader,
  ) {}

  @Mutation(() => FillRolePayload, {
    description:
      "Gives a role of a playbook to a member of the department that it asks for. For the team's lead.",
  })
  fillRole(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => FillRoleInput, description: 'The role and the member.' })
    input: FillRoleInput,
  ): Promise<FillRolePayload> {
    return answer(context, async () => {
      const { memberId: globalId, ...role } = input;
      const memberId = decodeNodeId('TeamMember', globalId, ['memberId']);
      const teamId = await this.roles.fill(viewer, { ...role, memberId });
      const warnings = await this.staffing.of(teamId, [memberId]);
      return { team: await this.teams.load(context, teamId), warnings: warnings.map(toTeamWarning) };
    });
  }

  @Mutation(() => VacateRolePayload, { description: "Takes a role from a member. For the team's lead." })
  vacateRole(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => VacateRoleInput, description: 'The role and the member.' })
    input: VacateRoleInput,
  ): Promise<VacateRolePayload> {
    return answer(context, async () => {
      const { memberId: globalId, ...role } = input;
      const memberId = decodeNodeId('TeamMember', globalId, ['memberId']);
      const teamId = await this.roles.vacate(viewer, { ...role, memberId });
      const warnings = await this.departures.ofVacating(memberId, role);
      return { team: await this.teams.load(context, teamId), warnings: warnings.map(toTeamWarning) };
    });
  }
}
