import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const PLAYBOOK = 'playbook.yaml';
const WRITTEN = /[.](ya?ml|json)$/;
/** What lies beside playbooks and is none. */
const OTHER_FOLDERS: ReadonlySet<string> = new Set(['fragments', 'scenarios', 'node_modules']);

/**
 * The playbook files that a path means: itself; or those in a folder, which is a playbook's own, one of playbooks' folders,
 * or one of playbook files. Throws as the file system does, when there is nothing at the path.
 */
export async function findPlaybooks(path: string): Promise<string[]> {
  return (await stat(path)).isDirectory() ? playbooksBelow(path) : [path];
}

async function playbooksBelow(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  if (entries.some((entry) => entry.isFile() && entry.name === PLAYBOOK)) return [join(folder, PLAYBOOK)];
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !OTHER_FOLDERS.has(entry.name) && !entry.name.startsWith('.'))
      found.push(...(await playbooksBelow(path)));
    else if (entry.isFile() && WRITTEN.test(entry.name) && looksLikeOne(await readFile(path, 'utf8')))
      found.push(path);
  }
  return found;
}

/** Not a fragment, a scenario, a schema or an example. */
function looksLikeOne(text: string): boolean {
  return /^\s*["']?(machine|extends)["']?\s*:/m.test(text) && /^\s*["']?version["']?\s*:/m.test(text);
}
