import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { releaseAfterTests } from './release-after-tests.js';

/** Where the program is, on Debian and elsewhere; undefined where it is not installed. */
export const PGBOUNCER: string | undefined = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', 'pgbouncer'].find(
  (path) => spawnSync(path, ['--version']).status === 0,
);

const UNPRIVILEGED = 'nobody';
const PATIENCE = 100;

/**
 * A PgBouncer in transaction mode before the database of the URL; gives the URL through it. Its pool is small, so that
 * sessions do change hands. Stopped after the file's last test.
 */
export async function startPgBouncer(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setpiece-pgbouncer-'));
  // PgBouncer refuses to run as root.
  await chmod(folder, 0o755);
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(file, configuration(new URL(databaseUrl), { listen_port: String(port), ...settings }));
  const asNobody = process.getuid?.() === 0 ? ['-u', UNPRIVILEGED] : [];
  const child = spawn(PGBOUNCER ?? 'pgbouncer', [...asNobody, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
  releaseAfterTests(() => end(child, folder));
  await untilListening(port, child, () => output);
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}

function configuration(target: URL, settings: Readonly<Record<string, string>>): string {
  const { hostname, port, username, password, pathname } = target;
  const name = pathname.slice(1);
  const parts = {
    host: hostname,
    port: port || '5432',
    user: username,
    password: decodeURIComponent(password),
  };
  const login = Object.entries(parts).map(([key, value]) => `${key}=${value}`);
  const rest = {
    listen_addr: '127.0.0.1',
    unix_socket_dir: '',
    auth_type: 'any',
    pool_mode: 'transaction',
    default_pool_size: '3',
    max_client_conn: '100',
    ...settings,
  };
  const lines = Object.entries(rest).map(([key, value]) => `${key} = ${value}`);
  return ['[databases]', `${name} = dbname=${name} ${login.join(' ')}`, '[pgbouncer]', ...lines, ''].join(
    '\n',
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(port: number, child: ChildProcess, output: () => string): Promise<void> {
  for (let attempt = 1; attempt <= PATIENCE; attempt += 1) {
    if (child.exitCode !== null) break;
    if (await answers(port)) return;
    await pause(50);
  }
  throw new Error(`PgBouncer does not listen:\n${output()}`);
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'close');
  }
  await rm(folder, { recursive: true, force: true });
}
