import type { IncomingMessage, ServerResponse } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { prepareHttp } from './api/http/prepare-http.js';
import { AppModule, type AppParts } from './app.module.js';
import { recordRequests } from './platform/http/record-requests.js';
import { NestLog } from './platform/logging/nest-log.js';
import { HttpMetrics } from './platform/metrics/http-metrics.js';

/** The whole application, initialised and not listening yet. Closing it shuts it down in order. */
export async function createApp(parts: AppParts): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(parts), {
    logger: new NestLog(parts.log),
    abortOnError: false,
    bodyParser: false,
  });
  app.use(recordRequests(parts.log, app.get(HttpMetrics)));
  if (parts.config.role === 'runner') app.use(['/graphql', '/graphiql'], refuse);
  prepareHttp(app);
  await app.init();
  return app;
}

/** A process that only fires timers is asked for its health and metrics alone. */
function refuse(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain' }).end('This process does not serve the API.\n');
}
