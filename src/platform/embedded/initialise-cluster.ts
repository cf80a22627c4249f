import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, launchAs } from './account.js';
import type { Binaries } from './binaries.js';
import type { DataFolder } from './data-folder.js';
import { DataFolderVersionError, EmbeddedUnavailableError } from './embedded.errors.js';

/** The superuser of the embedded database. */
export const EMBEDDED_USER = 'setpiece';

const MAJOR_VERSION = '18';

/** What a new cluster is made from. */
export interface ClusterRequest {
  readonly folder: DataFolder;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly password: string;
  /** False: do not wait until its files have reached the disk. */
  readonly durable: boolean;
}

/**
 * Makes the cluster unless it exists. It is made beside its place and moved there when it is complete, so that an
 * interrupted first start leaves nothing that looks like a database.
 */
export async function initialiseCluster(request: ClusterRequest): Promise<void> {
  const { folder, account } = request;
  const version = await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version !== undefined) {
    if (version.trim() === MAJOR_VERSION) return;
    throw new DataFolderVersionError(folder.path, version.trim(), MAJOR_VERSION);
  }
  const draft = `${folder.cluster}.new`;
  const passwordFile = `${folder.cluster}.new.password`;
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, request.password, { mode: 0o600 });
    if (account)
      await Promise.all([draft, passwordFile].map((path) => chown(path, account.uid, account.gid)));
    await runInitdb(request, draft, passwordFile);
    await rename(draft, folder.cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb(request: ClusterRequest, draft: string, passwordFile: string): Promise<void> {
  const { command, args, account } = await launchAs(
    request.account,
    request.binaries.initdb,
    [
      `--pgdata=${draft}`,
      `--username=${EMBEDDED_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order on every machine, whatever its locales are.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(request.durable ? [] : ['--no-sync']),
    ],
    [draft],
  );
  const child = spawn(command, [...args], { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.on('error', (cause) =>
      reject(new EmbeddedUnavailableError(`initdb does not run (${cause.message}).`, cause)),
    );
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new EmbeddedUnavailableError(`initdb failed: ${complaint.trim()}.`)),
    );
  });
}
