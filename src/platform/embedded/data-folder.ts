import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DataFolderNotWritableError } from './embedded.errors.js';

/** The places within a data folder. */
export interface DataFolder {
  readonly path: string;
  /** PostgreSQL's own folder. */
  readonly cluster: string;
  readonly log: string;
}

/** Makes the folder if it is missing and makes sure that it can be written to. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = dataFolderAt(path);
  const probe = join(folder.path, `.writable.${process.pid}`);
  try {
    await makeFolder(folder.path);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new DataFolderNotWritableError(folder.path, cause);
  }
  return folder;
}

/** Node's own recursive mkdir never returns where the system keeps saying that the parent is missing, as under /proc. */
async function makeFolder(path: string): Promise<void> {
  const code = await mkdir(path).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
      return error.code;
    },
  );
  if (code !== 'ENOENT') return;
  await makeFolder(dirname(path));
  await mkdir(path);
}

/** The places within a data folder, whether or not it exists. */
export function dataFolderAt(path: string): DataFolder {
  const absolute = resolve(path);
  return { path: absolute, cluster: join(absolute, 'postgres'), log: join(absolute, 'postgres.log') };
}

/** The embedded database's password: made at the first start and readable by this user alone. */
export async function obtainPassword(folder: DataFolder): Promise<string> {
  const known = await readPassword(folder);
  if (known !== undefined) return known;
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile(folder), password, { mode: 0o600 });
  return password;
}

/** The password of a database that was started before, or undefined. */
export async function readPassword(folder: DataFolder): Promise<string | undefined> {
  const password = await readFile(passwordFile(folder), 'utf8').catch(() => '');
  return password.trim() || undefined;
}

function passwordFile(folder: DataFolder): string {
  return join(folder.path, 'postgres.password');
}
