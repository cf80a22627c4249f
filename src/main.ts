import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from './platform/config/config.js';
import { loadConfig } from './platform/config/load-config.js';
import { describeFailure } from './platform/errors/describe-failure.js';
import { Shutdown } from './platform/lifecycle/shutdown.js';
import { stopOnSignals, stopWithNpm } from './platform/lifecycle/stop-on-signals.js';
import { createLog } from './platform/logging/create-log.js';
import { startService } from './start-service.js';
import { renderWelcome } from './welcome.js';

async function main(): Promise<void> {
  const config = loadConfig(process.env, { terminal: process.stdout.isTTY });
  const log = createLog(config.log);
  const shutdown = new Shutdown(log);
  stopOnSignals(shutdown, log);
  stopWithNpm(shutdown, log);
  const onDatabaseLost = (): void => {
    log.fatal({ context: 'Database' }, 'the embedded database has ended and does not start again');
    void shutdown.run().finally(() => process.exit(1));
  };
  try {
    const app = await startService({ config, log, shutdown, onDatabaseLost });
    await announce(app, config);
    log.info({ context: 'Service', seconds: Number(process.uptime().toFixed(1)) }, 'ready');
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function announce(app: NestExpressApplication, config: Config): Promise<void> {
  if (config.log.welcome) process.stdout.write(await renderWelcome(app, config));
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exit(1);
}
