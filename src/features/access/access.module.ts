import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { PeopleModule } from '../people/people.module.js';
import './access.messages.js';
import { DemoAccess } from './demo-access.js';
import { DemoWelcome } from './demo-welcome.js';
import { toServiceToken } from './models/service-token.model.js';
import { ServiceTokenResolver } from './service-token.resolver.js';
import { ServiceTokensRepository } from './service-tokens.repository.js';
import { ServiceTokensResolver } from './service-tokens.resolver.js';
import { ServiceTokensService } from './service-tokens.service.js';
import { TokenAuthenticator } from './token-authenticator.js';

/** Who may come in, and as whom. Gives the API its `Authenticator`. */
@Global()
@Module({
  imports: [PeopleModule],
  providers: [
    { provide: Authenticator, useExisting: TokenAuthenticator },
    DemoAccess,
    DemoWelcome,
    ServiceTokenResolver,
    ServiceTokensRepository,
    ServiceTokensResolver,
    ServiceTokensService,
    TokenAuthenticator,
  ],
  exports: [Authenticator],
})
export class AccessModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly tokens: ServiceTokensService,
  ) {}

  onModuleInit(): void {
    this.nodes.register('ServiceToken', async ({ principal }, uuid) => {
      const token = principal && (await this.tokens.find(principal, uuid));
      return token && toServiceToken(token);
    });
  }
}
