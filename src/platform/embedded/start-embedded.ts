import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, escapeIdentifier } from 'pg';
import { isUnavailable } from '../database/translate-database-error.js';
import { chooseAccount, launchAs } from './account.js';
import { findBinaries } from './binaries.js';
import {
  type DataFolder,
  dataFolderAt,
  obtainPassword,
  openDataFolder,
  readPassword,
} from './data-folder.js';
import { EmbeddedStartError } from './embedded.errors.js';
import { lockFolder } from './folder-lock.js';
import { findFreePort } from './free-port.js';
import { EMBEDDED_USER, initialiseCluster } from './initialise-cluster.js';
import { clearPostmaster, findPostmaster } from './postmaster.js';

/** A PostgreSQL that belongs to this process. */
export interface EmbeddedPostgres {
  /** Of the database `setpiece`, with user and password. */
  readonly url: string;
  /** Stops it and waits until it has stopped. Not needed for its safety: it also stops when this process dies. */
  stop(): Promise<void>;
}

/** How to run the embedded database. */
export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** False gives up the safety of data for speed; for tests. Default: true. */
  readonly durable?: boolean;
  /** Default: 100. */
  readonly maxConnections?: number;
  /** Called when it has ended by itself, and could not be started again. */
  readonly onLost?: (() => void) | undefined;
}

const DATABASE = 'setpiece';
const SUPERVISOR = fileURLToPath(new URL('supervisor.mjs', import.meta.url));
const START_PATIENCE_MS = 60_000;
const POLL_MS = 20;
const MOST_PORTS = 3;
const MOST_LOG_BYTES = 10_000_000;

/** Starts the embedded PostgreSQL of a data folder, making it first if need be, and takes the folder for this process. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = await openDataFolder(options.dataFolder);
  const lock = await lockFolder(folder.path);
  try {
    const { url, supervisor } = await startCluster(folder, options);
    const reportLoss = (): void => options.onLost?.();
    supervisor.once('exit', reportLoss);
    return {
      url,
      stop: async () => {
        supervisor.removeListener('exit', reportLoss);
        await stopSupervisor(supervisor);
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The URL of the embedded database that some other process runs on the folder at present, or undefined. */
export async function findRunningEmbedded(dataFolder: string): Promise<string | undefined> {
  const folder = dataFolderAt(dataFolder);
  const [postmaster, password] = await Promise.all([findPostmaster(folder.cluster), readPassword(folder)]);
  return postmaster && password ? urlOf(postmaster.port, password, DATABASE) : undefined;
}

interface RunningCluster {
  readonly url: string;
  readonly supervisor: ChildProcess;
}

async function startCluster(folder: DataFolder, options: EmbeddedOptions): Promise<RunningCluster> {
  const binaries = await findBinaries();
  const account = await chooseAccount(folder.cluster);
  const password = await obtainPassword(folder);
  await clearPostmaster(folder.cluster);
  await initialiseCluster({ folder, binaries, account, password, durable: options.durable ?? true });
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    const args = serverArguments(folder, port, options);
    const launch = await launchAs(account, binaries.postgres, args, [folder.cluster]);
    const supervisor = await spawnSupervisor(folder, JSON.stringify(launch));
    try {
      await waitUntilReady(supervisor, urlOf(port, password, 'postgres'), folder);
      supervisor.stdin?.write('ready\n');
      return { url: urlOf(port, password, DATABASE), supervisor };
    } catch (error) {
      await stopSupervisor(supervisor);
      // Somebody may have taken the port in between.
      if (attempt === MOST_PORTS || !saysPortTaken(error)) throw error;
    }
  }
}

function serverArguments(folder: DataFolder, port: number, options: EmbeddedOptions): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `max_connections=${options.maxConnections ?? 100}`,
    'log_timezone=UTC',
    'timezone=UTC',
    ...(options.durable === false ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  return ['-D', folder.cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

async function spawnSupervisor(folder: DataFolder, launch: string): Promise<ChildProcess> {
  const { size } = await stat(folder.log).catch(() => ({ size: 0 }));
  const log = await open(folder.log, size > MOST_LOG_BYTES ? 'w' : 'a', 0o600);
  const child = spawn(process.execPath, [SUPERVISOR, launch], {
    detached: true,
    cwd: '/',
    env: environment(),
    stdio: ['pipe', log.fd, log.fd],
    windowsHide: true,
  });
  await log.close();
  // Nothing that is written to a supervisor that died on its own is of use any more.
  child.stdin?.on('error', () => undefined);
  child.unref();
  return child;
}

/** PostgreSQL's own variables, meant for some other database, would be obeyed by this one. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && name !== 'NODE_OPTIONS',
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

async function waitUntilReady(supervisor: ChildProcess, url: string, folder: DataFolder): Promise<void> {
  const deadline = performance.now() + START_PATIENCE_MS;
  for (;;) {
    try {
      await createDatabase(url);
      return;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const ended = supervisor.exitCode !== null || supervisor.signalCode !== null;
      if (ended || performance.now() > deadline)
        throw new EmbeddedStartError(folder.log, await lastLines(folder.log));
    }
    await pause(POLL_MS);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: START_PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(DATABASE)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function saysPortTaken(error: unknown): boolean {
  return error instanceof EmbeddedStartError && error.message.includes('Address already in use');
}

async function lastLines(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-8).join('\n');
}

async function stopSupervisor(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return;
  supervisor.ref();
  const ended = new Promise((resolve) => supervisor.once('exit', resolve));
  supervisor.stdin?.end();
  await ended;
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${EMBEDDED_USER}:${password}@127.0.0.1:${port}/${database}`;
}
