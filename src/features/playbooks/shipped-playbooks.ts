import { readdir, readFile } from 'node:fs/promises';

const FOLDER = new URL('../../../playbooks/', import.meta.url);

/** The sources of the playbooks that come with Setpiece, by the names of their folders, in their order. */
export async function readShippedPlaybooks(folder: URL = FOLDER): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const sources = names
    .toSorted()
    .map(async (name): Promise<[string, string]> => [
      name,
      await readFile(new URL(`${name}/playbook.yaml`, folder), 'utf8'),
    ]);
  return new Map(await Promise.all(sources));
}
