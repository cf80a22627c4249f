import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId, decodeOptionalNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { ChangeTeamService } from './change-team.service.js';
import { FormTeamService } from './form-team.service.js';
import { FormTeamInput } from './inputs/form-team.input.js';
import { UpdateTeamInput } from './inputs/update-team.input.js';
import { toTeamWarning } from './models/team-warning.model.js';
import { FormTeamPayload, UpdateTeamPayload } from './models/team.payloads.js';
import { StaffingWarningsService } from './staffing-warnings.service.js';
import { TeamLoader } from './team.loader.js';

@Resolver()
export class TeamMutationsResolver {
  constructor(
    private readonly forming: FormTeamService,
    private readonly changing: ChangeTeamService,
    private readonly warnings: StaffingWarningsService,
    private readonly teams: TeamLoader,
  ) {}

  @Mutation(() => FormTeamPayload, {
    description: 'Forms a project team with its members and their roles. For leads and executives.',
  })
  formTeam(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => FormTeamInput, description: 'The team.' }) input: FormTeamInput,
  ): Promise<FormTeamPayload> {
    return answer(context, async () => {
      const { leadId, members, ...fields } = input;
      const id = await this.forming.form(viewer, {
        ...fields,
        leadId: decodeOptionalNodeId('Person', leadId, ['leadId']),
        members: members.map(({ personId, ...member }, index) => ({
          ...member,
          personId: decodeNodeId('Person', personId, ['members', String(index), 'personId']),
        })),
      });
      const warnings = await this.warnings.of(id);
      return { team: await this.teams.load(context, id), warnings: warnings.map(toTeamWarning) };
    });
  }

  @Mutation(() => UpdateTeamPayload, {
    description: 'Changes the name, purpose or lead of a team. For its lead.',
  })
  updateTeam(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => UpdateTeamInput, description: 'The changes.' }) input: UpdateTeamInput,
  ): Promise<UpdateTeamPayload> {
    return answer(context, async () => {
      const { teamId, ...changes } = input;
      const id = decodeNodeId('Team', teamId, ['teamId']);
      const leadId = decodeOptionalNodeId('Person', input.leadId, ['leadId']);
      await this.changing.change(viewer, id, { ...changes, leadId });
      return { team: await this.teams.load(context, id) };
    });
  }
}
