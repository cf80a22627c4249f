import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { prepareHttp } from './api/http/prepare-http.js';
import { AppModule } from './app.module.js';
import { recordRequests } from './platform/http/record-requests.js';
import { NestLog } from './platform/logging/nest-log.js';
import { HttpMetrics } from './platform/metrics/http-metrics.js';
import type { PlatformParts } from './platform/platform.module.js';

/** The whole application, initialised and not listening yet. Closing it shuts it down in order. */
export async function createApp(parts: PlatformParts): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(parts), {
    logger: new NestLog(parts.log),
    abortOnError: false,
    bodyParser: false,
  });
  app.use(recordRequests(parts.log, app.get(HttpMetrics)));
  prepareHttp(app);
  await app.init();
  return app;
}
