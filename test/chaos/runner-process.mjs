// The runner as a process of its own, from the built service's parts, so that a test can kill it: commands come as JSON
// over HTTP, timers fire by themselves. Told to, it kills itself at a chosen moment, as if by SIGKILL from outside.
import 'reflect-metadata';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { NestFactory } from '@nestjs/core';
import { TeamStaffDirectory } from '../../dist/features/teams/team-staff-directory.js';
import { TeamStaffRepository } from '../../dist/features/teams/team-staff.repository.js';
import { BroadcastModule } from '../../dist/platform/broadcast/broadcast.module.js';
import { SystemClock } from '../../dist/platform/clock/system-clock.js';
import { loadConfig } from '../../dist/platform/config/load-config.js';
import { statementChannel } from '../../dist/platform/database/statement-channel.js';
import { UuidIds } from '../../dist/platform/ids/uuid-ids.js';
import { createLog } from '../../dist/platform/logging/create-log.js';
import { PlatformModule } from '../../dist/platform/platform.module.js';
import { Runner } from '../../dist/runner/runner.js';
import { RunnerModule } from '../../dist/runner/runner.module.js';

// Statements are told of just before they are sent.
const MOMENTS = {
  locking: /FOR NO KEY UPDATE/,
  writing: /^WITH w0/,
  committing: /^COMMIT/,
};

/** @type {keyof typeof MOMENTS | 'answering' | undefined} */
let deadline;

/** Whether a run's change has been written since: other transactions commit too, and are not meant. */
let written = false;

statementChannel.subscribe(({ sql }) => {
  const pattern = deadline === undefined ? undefined : MOMENTS[deadline];
  if (pattern === undefined) return;
  written ||= MOMENTS.writing.test(sql.trim());
  if (pattern.test(sql.trim()) && (deadline !== 'committing' || written)) die();
});

const runner = await startRunner(process.env.DATABASE_URL);
const server = createServer((request, response) => {
  answer(request).then(
    ([status, body]) => response.writeHead(status).end(JSON.stringify(body)),
    (error) => response.writeHead(500).end(JSON.stringify({ code: 'BUG', message: String(error) })),
  );
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify(server.address())}\n`));

// Whoever started this process and died takes it along.
process.stdin.resume().on('end', () => process.exit(1));

async function answer(request) {
  const body = JSON.parse(await text(request));
  if (request.url === '/die') {
    deadline = body.when;
    return [200, {}];
  }
  try {
    const receipt = await (request.url === '/start' ? runner.start(body) : runner.execute(body));
    if (deadline === 'answering') die();
    return [200, receipt];
  } catch (error) {
    if (error.code === undefined) throw error;
    return [error.retryable ? 503 : 422, { code: error.code }];
  }
}

async function startRunner(databaseUrl) {
  const config = loadConfig({ LOG_LEVEL: 'fatal', SETPIECE_DEMO: 'off', DATABASE_POOL_SIZE: '5' });
  const [clock, ids, log] = [new SystemClock(), new UuidIds(), createLog(config.log)];
  class Staffing {}
  class Host {}
  const staffing = {
    module: Staffing,
    providers: [TeamStaffDirectory, TeamStaffRepository],
    exports: [TeamStaffDirectory],
  };
  const imports = [
    PlatformModule.with({ config, databaseUrl, log, clock, ids }),
    BroadcastModule.with(databaseUrl, () => undefined),
    RunnerModule.with({
      settings: { firesTimers: true },
      staff: { module: staffing, directory: TeamStaffDirectory },
    }),
  ];
  const host = { module: Host, imports };
  const app = await NestFactory.createApplicationContext(host, { logger: false, abortOnError: false });
  process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
  return app.get(Runner);
}

function die() {
  process.kill(process.pid, 'SIGKILL');
}
