import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { CreateServiceTokenInput } from './inputs/create-service-token.input.js';
import { RevokeServiceTokenInput } from './inputs/revoke-service-token.input.js';
import { ServiceToken, ServiceTokenConnection, toServiceToken } from './models/service-token.model.js';
import { CreateServiceTokenPayload, RevokeServiceTokenPayload } from './models/service-token.payloads.js';
import { ServiceTokensService } from './service-tokens.service.js';

@Resolver()
export class ServiceTokensResolver {
  constructor(private readonly tokens: ServiceTokensService) {}

  @Query(() => ServiceTokenConnection, { description: 'Service tokens, the newest first. For admins.' })
  async serviceTokens(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args() args: PageArgs,
  ): Promise<Connection<ServiceToken>> {
    const page = openPage(context, args, ['instant', 'id']);
    return toConnection(page, await this.tokens.page(viewer, page), {
      cursor: (token) => [token.createdAt.toISOString(), token.id],
      node: toServiceToken,
      count: () => this.tokens.count(),
    });
  }

  @Mutation(() => CreateServiceTokenPayload, { description: 'Makes a service token. For admins.' })
  createServiceToken(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => CreateServiceTokenInput, description: 'The token.' })
    input: CreateServiceTokenInput,
  ): Promise<CreateServiceTokenPayload> {
    return answer(context, async () => {
      const { record, token } = await this.tokens.create(viewer, input);
      return { serviceToken: toServiceToken(record), secret: token };
    });
  }

  @Mutation(() => RevokeServiceTokenPayload, {
    description: 'Ends a service token for good, everywhere within five seconds. For admins.',
  })
  revokeServiceToken(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => RevokeServiceTokenInput, description: 'Which token.' })
    input: RevokeServiceTokenInput,
  ): Promise<RevokeServiceTokenPayload> {
    return answer(context, async () => {
      const id = decodeNodeId('ServiceToken', input.serviceTokenId, ['serviceTokenId']);
      return { serviceToken: toServiceToken(await this.tokens.revoke(viewer, id)) };
    });
  }
}
