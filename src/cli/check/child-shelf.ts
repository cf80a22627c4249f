import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlaybookDefinition } from '../../engine/chart/playbook-definition.js';
import type { Organisation } from '../../engine/load/check-playbook.js';
import { loadPlaybookFile } from '../../engine/load/load-playbook.js';
import type { LoadResult } from '../../engine/load/load-result.js';
import { keyOf, type NamedPlaybook, type PlaybookFile } from '../../engine/load/playbook-file.js';
import { SHIPPED_PLAYBOOKS } from '../../features/playbooks/shipped-playbooks.js';
import { readPlaybook } from '../authoring/read-playbook.js';
import { Unreadable } from '../authoring/try-to-read.js';

/** The playbooks at hand, to check child runs against: the files given, else those beside a file, else the shipped ones. */
export class ChildShelf {
  constructor(private readonly given: readonly PlaybookFile[]) {}

  /**
   * What a file is checked against. Of a playbook whose file is wrong nothing is known, and of one that is at hand other
   * versions may be published: neither is blamed.
   */
  async childrenFor(
    file: string,
    names: readonly NamedPlaybook[],
  ): Promise<Pick<Organisation, 'playbooks' | 'otherPlaybooks'>> {
    const playbooks: PlaybookDefinition[] = [];
    const others = new Set<string>();
    for (const key of new Set(names.map((name) => name.key))) {
      const found = await this.#find(file, key);
      const right = found.flatMap((loaded) => (loaded.ok ? [loaded.playbook] : []));
      const asked = names.filter((name) => name.key === key).map(({ version }) => version);
      const versions = new Set<number | null>([null, ...right.map(({ version }) => version)]);
      playbooks.push(...right);
      if (found.length > right.length || (right.length > 0 && !asked.every((one) => versions.has(one))))
        others.add(key);
    }
    return { playbooks, otherPlaybooks: others };
  }

  async #find(file: string, key: string): Promise<readonly LoadResult[]> {
    const given = this.given.filter((one) => keyOf(one) === key);
    if (given.length > 0) return given.map((one) => loadPlaybookFile(one, {}));
    const folders = [dirname(dirname(file)), dirname(file), fileURLToPath(SHIPPED_PLAYBOOKS)];
    for (const folder of folders) {
      const found = await readPlaybook(join(folder, encodeURIComponent(key), 'playbook.yaml'));
      if (!(found instanceof Unreadable)) return [found];
    }
    return [];
  }
}
