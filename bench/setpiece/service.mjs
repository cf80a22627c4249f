import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../measure/free-port.mjs';
import { selfTimes } from '../measure/profile.mjs';
import { START_FLAGS } from '../measure/start-flags.mjs';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const PROFILER = new URL('../measure/profile-on-signal.mjs', import.meta.url).href;
const PATIENCE_MS = 60_000;

/**
 * The built service in a process of its own, with its defaults.
 *
 * @param {{ databaseUrl: string, env?: NodeJS.ProcessEnv, profile?: boolean }} options `profile`: it can be profiled
 */
export async function startService({ databaseUrl, env = {}, profile = false }) {
  const port = await freePort();
  const profileFile = profile
    ? join(await mkdtemp(join(tmpdir(), 'setpiece-profile-')), 'service.cpuprofile')
    : '';
  const execArgv = profile ? [...START_FLAGS, `--import=${PROFILER}`] : START_FLAGS;
  const child = spawn(process.execPath, [...execArgv, MAIN], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      SETPIECE_DEMO: 'off',
      PORT: String(port),
      BENCH_PROFILE: profileFile,
      ...env,
    },
  });
  const service = {
    port,
    /** Resident memory, in MiB. */
    memoryMiB: () => residentMemory(child.pid),
    /** A CPU profile of the service while the work is done. */
    async profile(work) {
      child.kill('SIGUSR2');
      await work();
      child.kill('SIGUSR2');
      return { file: profileFile, top: selfTimes(await readWhole(profileFile)) };
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
  await untilReady(child, port).catch(async (error) => {
    await service.stop();
    throw error;
  });
  return service;
}

async function untilReady(child, port) {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (child.exitCode !== null) throw new Error(`The service ended with code ${child.exitCode}.`);
    if (performance.now() > deadline) throw new Error('The service did not become ready within a minute.');
    await pause(50);
  }
}

/** It is written when the process gets round to it. */
async function readWhole(file) {
  for (;;) {
    try {
      return JSON.parse(await readFile(file, 'utf8'));
    } catch (error) {
      if (error.code !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
      await pause(100);
    }
  }
}

/** Linux tells it in /proc; elsewhere it is not measured. */
async function residentMemory(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kib === undefined ? null : Math.round(Number(kib) / 102.4) / 10;
}
