import { readdirSync, readFileSync } from 'node:fs';
import type { PartFile } from '../../src/engine/load/expand/part.js';

/** The shipped fragments, for playbooks that use them. */
export function readFragments(): PartFile[] {
  return readdirSync('playbooks/fragments').map((name) => ({
    name: `fragments/${name}`,
    source: readFileSync(`playbooks/fragments/${name}`, 'utf8'),
  }));
}
