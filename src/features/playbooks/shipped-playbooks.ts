import { readdir, readFile } from 'node:fs/promises';
import { unlessMissing } from './unless-missing.js';

/** The folder of the playbooks that come with Setpiece. */
export const SHIPPED_PLAYBOOKS = new URL('../../../playbooks/', import.meta.url);

/** The sources of the playbooks in a folder, by default the shipped ones, by the names of their folders, in their order. */
export async function readShippedPlaybooks(
  folder: URL = SHIPPED_PLAYBOOKS,
): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const read = names.toSorted().map(async (name): Promise<[string, string][]> => {
    // Beside the playbooks lie their fragments.
    const source = await unlessMissing(
      readFile(new URL(`${encodeURIComponent(name)}/playbook.yaml`, folder), 'utf8'),
    );
    return source === null ? [] : [[name, source]];
  });
  return new Map((await Promise.all(read)).flat());
}
