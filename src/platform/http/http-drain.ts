import type { Server } from 'node:http';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Config } from '../config/config.js';

const CLOSE_IDLE_EVERY_MS = 50;

/**
 * Stops accepting connections and lets requests that are under way end, for as long as SHUTDOWN_TIMEOUT_MS allows. Runs
 * after pollers and subscriptions have been stopped (`onModuleDestroy`) and before the database's pool is closed
 * (`onApplicationShutdown`).
 */
@Injectable()
export class HttpDrain implements BeforeApplicationShutdown {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: Config,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    const server: Server = this.host.httpAdapter.getHttpServer();
    if (!server.listening) return;
    // A connection that is kept alive is not idle until its answer has gone, and would then wait for another request.
    const closeIdle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    const closeAll = setTimeout(() => server.closeAllConnections(), this.config.shutdownTimeoutMs);
    await new Promise((resolve) => server.close(resolve));
    clearInterval(closeIdle);
    clearTimeout(closeAll);
  }
}
