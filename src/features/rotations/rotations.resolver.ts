import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeOptionalNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { ProposeRotationInput } from './inputs/propose-rotation.input.js';
import { RotationFilterInput } from './inputs/rotation-filter.input.js';
import { Rotation, RotationConnection, toRotation } from './models/rotation.model.js';
import { ProposeRotationPayload } from './models/rotation.payloads.js';
import { ProposeRotationService } from './propose-rotation.service.js';
import { RotationsService } from './rotations.service.js';

@Resolver()
export class RotationsResolver {
  constructor(
    private readonly register: RotationsService,
    private readonly proposals: ProposeRotationService,
  ) {}

  @Query(() => RotationConnection, {
    description: 'The register of rotations by department and period, those that begin last at the top.',
  })
  async rotations(
    @Context() context: RequestContext,
    @Args('filter', { type: () => RotationFilterInput, nullable: true, description: 'Which rotations.' })
    filter: RotationFilterInput | null,
    @Args() args: PageArgs,
  ): Promise<Connection<Rotation>> {
    const page = openPage(context, args, ['day', 'id']);
    const { department = null, from = null, to = null, phase = null, personId } = filter ?? {};
    const person = decodeOptionalNodeId('Person', personId, ['filter', 'personId']);
    const wanted = await this.register.toFilter({ department, from, to, phase, personId: person });
    return toConnection(page, await this.register.page(wanted, page), {
      cursor: ({ plannedFrom, id }) => [plannedFrom, id],
      node: toRotation,
      count: () => this.register.count(wanted),
    });
  }

  @Mutation(() => ProposeRotationPayload, {
    description: 'Proposes a rotation: one’s own, or as HR or a lead of a team of the person’s.',
  })
  proposeRotation(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => ProposeRotationInput, description: 'The rotation.' })
    input: ProposeRotationInput,
  ): Promise<ProposeRotationPayload> {
    return answer(context, async () => {
      const { personId: person, position = null, idempotencyKey = null, ...rest } = input;
      const personId = decodeOptionalNodeId('Person', person, ['personId']);
      const id = await this.proposals.propose(viewer, { ...rest, personId, position, idempotencyKey });
      return { rotation: toRotation(await this.register.get(id)) };
    });
  }
}
