import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedUnavailableError } from './embedded.errors.js';
import { commandLineOf } from './process-identity.js';

/** A running PostgreSQL, as its `postmaster.pid` describes it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const PAUSE_MS = 50;
const FAST_MS = 15_000;
const IMMEDIATE_MS = 5_000;

/** The PostgreSQL that runs on the folder at present, or undefined, also where a stale file claims that there is one. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  // The number may meanwhile belong to somebody else.
  const commandLine = await commandLineOf(pid);
  return commandLine?.includes(cluster) ? { pid, port } : undefined;
}

/**
 * Leaves the folder without a PostgreSQL: one whose owner was killed is stopped, and a stale `postmaster.pid` is taken
 * away (PostgreSQL would refuse to start if its number happened to be in use again).
 */
export async function clearPostmaster(cluster: string): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', FAST_MS],
    ['SIGQUIT', IMMEDIATE_MS],
  ] as const) {
    const orphan = await findPostmaster(cluster);
    if (!orphan) break;
    send(orphan.pid, signal);
    await waitUntilGone(cluster, patience);
  }
  const survivor = await findPostmaster(cluster);
  if (survivor)
    throw new EmbeddedUnavailableError(`process ${survivor.pid} holds ${cluster} and does not stop.`);
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}

async function waitUntilGone(cluster: string, patience: number): Promise<void> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline && (await findPostmaster(cluster))) await pause(PAUSE_MS);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in between, or is another user's: then it stays, and the caller says so.
  }
}
