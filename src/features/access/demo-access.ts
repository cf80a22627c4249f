import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { obtainDemoKey } from '../../platform/auth/demo-key.js';
import { DemoTokens } from '../../platform/auth/demo-tokens.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';

/**
 * Demo tokens, where they are accepted at all: while the demo is on and no sign-in service is configured. The key is made
 * at the first start.
 */
@Injectable()
export class DemoAccess implements OnModuleInit {
  private readonly logger = new Logger('Access');
  private accepted: DemoTokens | null = null;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Null where demo tokens are not accepted. */
  get tokens(): DemoTokens | null {
    return this.accepted;
  }

  async onModuleInit(): Promise<void> {
    if (!isDemoOpen(this.config)) return;
    const { dataFolder } = this.config.database;
    try {
      this.accepted = new DemoTokens(await obtainDemoKey(dataFolder), this.clock);
    } catch (error) {
      // With a database elsewhere, the folder is needed for nothing else.
      this.logger.warn(
        `Demo tokens are not accepted, because ${dataFolder} cannot keep their key: ${String(error)}`,
      );
    }
  }
}

/** Whether the configuration lets people in with demo tokens. */
export function isDemoOpen({ demo, oidc }: Pick<Config, 'demo' | 'oidc'>): boolean {
  return demo !== 'off' && oidc === undefined;
}
