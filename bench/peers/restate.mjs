// Restate: its server (which keeps its own log on disk) and a service of four steps, called through the server's ingress.
// Run it with Node 22: its SDK needs it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { arch, platform } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as restate from '@restatedev/restate-sdk';
import { freePort } from '../measure/free-port.mjs';
import { loadFor } from '../measure/load.mjs';
import { serve } from '../measure/serve.mjs';

const PATIENCE_MS = 60_000;
const agent = new Agent({ keepAlive: true, maxSockets: 512 });
let server, endpoint, ports;

const service = restate.service({
  name: 'bench',
  handlers: {
    fourSteps: async (context) => {
      for (const step of [1, 2, 3, 4]) await context.run(`step-${step}`, () => step);
      return 'done';
    },
  },
});

serve({
  async prepare({ folder }) {
    const [ingress, admin, fabric, sdk] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
    ports = { ingress, admin, fabric, service: sdk };
    server = startServer(folder);
    await listen(restate.createEndpointHandler({ services: [service], logger: () => undefined }));
    await untilReady(() => post(ports.admin, '/deployments', { uri: `http://127.0.0.1:${ports.service}` }));
    await untilReady(callOnce);
  },
  measure: ({ callers, seconds }) => loadFor({ callers, seconds, once: callOnce }),
  async stop() {
    agent.destroy();
    if (server === undefined || server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  },
});

function startServer(folder) {
  const binary = new URL(
    `../node_modules/@restatedev/restate-server-${platform}-${arch}/bin/restate-server`,
    import.meta.url,
  );
  return spawn(fileURLToPath(binary), ['--no-logo', '--listen-mode', 'tcp', '--node-name', 'bench'], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      RESTATE_BASE_DIR: folder,
      RESTATE_DISABLE_TELEMETRY: 'true',
      RESTATE_LOG_FILTER: 'error',
      RESTATE_BIND_ADDRESS: `127.0.0.1:${ports.fabric}`,
      RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${ports.fabric}`,
      RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ports.ingress}`,
      RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${ports.admin}`,
    },
  });
}

function listen(handler) {
  endpoint = createHttp2Server(handler).listen(ports.service, '127.0.0.1');
  return once(endpoint, 'listening');
}

const callOnce = () => post(ports.ingress, '/bench/fourSteps', {});

/** Retries until it works; the server takes a few seconds to come up. */
async function untilReady(attempt) {
  for (const deadline = performance.now() + PATIENCE_MS; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (server.exitCode !== null)
        throw new Error(`restate-server ended with ${server.exitCode}.`, { cause: error });
      if (performance.now() > deadline) throw error;
      await pause(200);
    }
  }
}

function post(port, path, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () =>
        response.statusCode < 300
          ? resolve(text)
          : reject(new Error(`${path}: ${response.statusCode} ${text}`)),
      );
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
