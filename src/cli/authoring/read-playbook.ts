import { readFile } from 'node:fs/promises';
import { loadPlaybook } from '../../engine/load/load-playbook.js';
import type { LoadResult } from '../../engine/load/load-result.js';
import { readPartsBeside } from '../../features/playbooks/playbook-parts.js';
import { tryToRead, Unreadable } from './try-to-read.js';

/** A playbook file with the fragments and the base that it is made of; or why it cannot be read. */
export async function readPlaybook(file: string): Promise<LoadResult | Unreadable> {
  const source = await tryToRead(() => readFile(file, 'utf8'));
  return source instanceof Unreadable
    ? source
    : loadPlaybook(source, {}, await readPartsBeside(file, source));
}
