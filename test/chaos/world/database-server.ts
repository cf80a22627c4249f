import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { chooseAccount, launchAs } from '../../../src/platform/embedded/account.js';
import { findBinaries } from '../../../src/platform/embedded/binaries.js';
import { type DataFolder, dataFolderAt } from '../../../src/platform/embedded/data-folder.js';
import { findFreePort } from '../../../src/platform/embedded/free-port.js';
import { findPostmaster } from '../../../src/platform/embedded/postmaster.js';
import { startEmbedded } from '../../../src/platform/embedded/start-embedded.js';

/** `fast`: clients are thrown out and what is in memory is written. `immediate`: as if the machine had lost its power. */
export type StopMode = 'fast' | 'immediate';

const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;
const SUPERVISOR = fileURLToPath(new URL('../../../src/platform/embedded/supervisor.mjs', import.meta.url));
const PATIENCE_MS = 30_000;

/** A PostgreSQL of one's own that stays at one port, to be stopped and started. It ends with this process, however that ends. */
export class DatabaseServer {
  #child: ChildProcess | null = null;

  private constructor(
    private readonly folder: DataFolder,
    readonly port: number,
    /** Of the database `setpiece`, with user and password, past any proxy. */
    readonly url: string,
  ) {}

  /** Makes a cluster in the folder and starts it. It remembers by its own clock when each transaction was committed. */
  static async start(path: string): Promise<DatabaseServer> {
    const embedded = await startEmbedded({ dataFolder: path });
    const url = new URL(embedded.url);
    await execute(embedded.url, 'ALTER SYSTEM SET track_commit_timestamp = on');
    await embedded.stop();
    const port = await findFreePort();
    url.port = String(port);
    const server = new DatabaseServer(dataFolderAt(path), port, url.href);
    await server.#launch();
    return server;
  }

  /** The same through another port, a proxy's. */
  urlThrough(port: number): string {
    const url = new URL(this.url);
    url.port = String(port);
    return url.href;
  }

  /** Returns when it takes connections again. */
  async restart(mode: StopMode): Promise<void> {
    await this.stop(mode);
    await this.#launch();
  }

  async stop(mode: StopMode): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    const postmaster = await findPostmaster(this.folder.cluster);
    if (postmaster) process.kill(postmaster.pid, SIGNALS[mode]);
    else child.stdin?.end();
    await exit;
  }

  async #launch(): Promise<void> {
    const [binaries, account] = await Promise.all([findBinaries(), chooseAccount(this.folder.cluster)]);
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'log_timezone=UTC',
      'timezone=UTC',
    ];
    const args = [
      '-D',
      this.folder.cluster,
      '-p',
      String(this.port),
      ...settings.flatMap((one) => ['-c', one]),
    ];
    const launch = await launchAs(account, binaries.postgres, args, [this.folder.cluster]);
    const log = await open(this.folder.log, 'a', 0o600);
    // Never told that it is ready, the supervisor leaves starting again to us.
    this.#child = spawn(process.execPath, [SUPERVISOR, JSON.stringify(launch)], {
      detached: true,
      cwd: '/',
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      stdio: ['pipe', log.fd, log.fd],
    });
    await log.close();
    await this.#answers();
  }

  async #answers(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await execute(this.url, 'SELECT');
      } catch (error) {
        if (performance.now() > deadline) throw error;
      }
      await pause(20);
    }
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => undefined);
  }
}
