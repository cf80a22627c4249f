import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { PartFile } from '../../engine/load/expand/part.js';
import { readShippedPlaybooks, SHIPPED_PLAYBOOKS } from './shipped-playbooks.js';
import { unlessMissing } from './unless-missing.js';

/**
 * The shipped fragments and playbooks that a source may be made of; nothing when it is made of none. They are named as from
 * the folder of the shipped playbooks.
 */
export function readShippedParts(source: string): Promise<PartFile[]> {
  return readParts(source, SHIPPED_PLAYBOOKS, fileURLToPath(SHIPPED_PLAYBOOKS));
}

/**
 * The fragments and playbooks that the playbook in a file may be made of: those beside it (`fragments/` and the other
 * playbooks' folders, in its own folder or in the one around), then the shipped ones. Named by their paths, as seen from
 * the current folder.
 */
export async function readPartsBeside(file: string, source: string): Promise<PartFile[]> {
  const folder = dirname(file);
  const folders = [folder, dirname(folder)].map((path) => pathToFileURL(join(path, '/')));
  const found = await Promise.all(folders.map((each) => readParts(source, each, process.cwd())));
  return [...found.flat(), ...(await readShippedParts(source))];
}

async function readParts(source: string, folder: URL, from: string): Promise<PartFile[]> {
  const nameOf = (file: URL) => relative(from, fileURLToPath(file));
  const parts: PartFile[] = [];
  // Most playbooks are made of nothing else, and the folders may hold a lot.
  if (/\bfragment\b/.test(source) || /\bextends\b/.test(source))
    parts.push(...(await readFragments(folder, nameOf)));
  if (/\bextends\b/.test(source)) {
    const playbooks = await unlessMissing(readShippedPlaybooks(folder));
    for (const [name, text] of playbooks ?? [])
      parts.push({
        name: nameOf(new URL(`${encodeURIComponent(name)}/playbook.yaml`, folder)),
        source: text,
      });
  }
  return parts;
}

async function readFragments(folder: URL, nameOf: (file: URL) => string): Promise<PartFile[]> {
  const fragments = new URL('fragments/', folder);
  const names = (await unlessMissing(readdir(fragments))) ?? [];
  return Promise.all(
    names
      .filter((name) => /[.](ya?ml|json)$/.test(name))
      .toSorted()
      .map(async (name) => {
        const file = new URL(encodeURIComponent(name), fragments);
        return { name: nameOf(file), source: await readFile(file, 'utf8') };
      }),
  );
}
