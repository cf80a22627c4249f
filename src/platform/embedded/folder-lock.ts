import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { link } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFolderInUseError } from './embedded.errors.js';
import { startOf } from './process-identity.js';

/** Says that this process owns a data folder. */
export interface FolderLock {
  release(): Promise<void>;
}

interface Owner {
  readonly pid: number;
  readonly start: string;
}

const MOST_ATTEMPTS = 5;

/** Takes the data folder for this process; throws DataFolderInUseError while another living process has it. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'setpiece.lock');
  const content = JSON.stringify({
    pid: process.pid,
    start: (await startOf(process.pid)) ?? '',
  } satisfies Owner);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content, { mode: 0o644 });
  try {
    await take(folder, file, draft);
  } finally {
    await rm(draft, { force: true });
  }
  return {
    release: async () => {
      if ((await readFile(file, 'utf8').catch(() => '')) === content) await rm(file, { force: true });
    },
  };
}

async function take(folder: string, file: string, draft: string): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    // A link appears whole or not at all, and only one process can make it.
    const taken = await link(draft, file).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        return false;
      },
    );
    if (taken) return;
    const owner = await readOwner(file);
    if (owner && (await startOf(owner.pid)) === owner.start)
      throw new DataFolderInUseError(folder, owner.pid);
    await removeStale(file, draft);
  }
  throw new DataFolderInUseError(folder, (await readOwner(file))?.pid ?? 0);
}

async function readOwner(file: string): Promise<Owner | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const [, pid, start] = /^\{"pid":(\d+),"start":"([^"]*)"\}$/.exec(text) ?? [];
  return pid === undefined || start === undefined ? undefined : { pid: Number(pid), start };
}

/** Moving is atomic: of two processes that find the same stale lock, one removes it and the other's move fails. */
async function removeStale(file: string, draft: string): Promise<void> {
  const aside = `${draft}.stale`;
  await rename(file, aside).catch(() => undefined);
  await rm(aside, { force: true });
}
