import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { LoadedPlaybook } from '../../engine/load/load-result.js';
import { loadPlaybookFile } from '../../engine/load/load-playbook.js';
import {
  namedPlaybooks,
  readPlaybookFile,
  usedFiles,
  type PlaybookFile,
} from '../../engine/load/playbook-file.js';
import type { Problem } from '../../engine/load/problem.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Ids } from '../../platform/ids/ids.js';
import { checksumOf } from './checksum.js';
import { childrenFirst } from './children-first.js';
import { placeInSeries } from './place-in-series.js';
import { PlaybookCatalogue } from './playbook-catalogue.js';
import { readShippedParts } from './playbook-parts.js';
import { PlaybooksRepository } from './playbooks.repository.js';
import { refuseProblems } from './refuse-problems.js';
import { readShippedPlaybooks } from './shipped-playbooks.js';

/** What publishing the shipped playbooks did. */
export interface ShippedPublication {
  /** As `key version`, in their order. */
  readonly published: readonly string[];
  /** Those that start playbooks of which the organisation has versions of its own that do not go with them. */
  readonly leftOut: readonly { readonly playbook: string; readonly problems: readonly Problem[] }[];
}

interface ShippedFile {
  readonly source: string;
  readonly checksum: string;
  readonly file: PlaybookFile;
  readonly definition: LoadedPlaybook['playbook'];
}

/** Publishes the playbooks that come with Setpiece. */
@Injectable()
export class PublishShippedService {
  constructor(
    private readonly database: Database,
    private readonly repository: PlaybooksRepository,
    private readonly catalogue: PlaybookCatalogue,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Publishes those that the database lacks, those that others start before the others, in one transaction. An
   * organisation's own versions go before: where it has the same version or a later one, the shipped one is left out; and
   * so is one that starts a playbook of which the organisation's version asks for something else. Departments and skills
   * are not checked, since they may be added later. Safe when several processes start at once.
   */
  async publishShipped(): Promise<ShippedPublication> {
    const files = childrenFirst(await this.load());
    if (files.length === 0) return { published: [], leftOut: [] };
    return this.database.transaction(async (tx) => {
      await this.repository.lockPublishing(tx);
      const refs = await this.repository.findRefs(
        files.map(({ definition }) => definition.key),
        tx,
      );
      const missing = files.filter(({ definition: { key, version }, checksum }) => {
        const series = refs.filter((ref) => ref.key === key);
        return placeInSeries({ version, checksum }, series).is === 'next';
      });
      const children = await this.catalogue.named(
        missing.flatMap(({ file }) => namedPlaybooks(file)),
        tx,
      );
      const { fitting, leftOut } = fit(missing, [...children, ...missing]);
      const publishedAt = this.clock.now();
      for (const { definition, source, checksum } of fitting) {
        await this.repository.insert(tx, {
          definition,
          source,
          checksum,
          id: this.ids.next(),
          unprovedReason: null,
          publishedBy: null,
          publishedAt,
        });
      }
      return { published: fitting.map(nameOf), leftOut };
    });
  }

  /** Those of which not this very file is published. Most starts find none, and need not even parse them. */
  private async load(): Promise<ShippedFile[]> {
    const made: Made[] = [];
    for (const source of (await readShippedPlaybooks()).values()) {
      made.push(await make(source));
      await nextTurn();
    }
    const published = await this.repository.findChecksums(made.map(({ checksum }) => checksum));
    const files: ShippedFile[] = [];
    for (const { source, checksum, file: known } of made.filter((one) => !published.has(one.checksum))) {
      const file = known ?? readPlaybookFile(source);
      const loaded = loadPlaybookFile(file, {});
      if (!loaded.ok) throw refuseProblems(loaded.problems);
      files.push({ source, checksum, file, definition: loaded.playbook });
      // Each takes a tenth of a second or more, and connections that are being made must be answered meanwhile.
      await nextTurn();
    }
    return files;
  }
}

interface Made extends Pick<ShippedFile, 'source' | 'checksum'> {
  /** What it is made of is known only when it is written out; null where it has no parts. */
  readonly file: PlaybookFile | null;
}

async function make(source: string): Promise<Made> {
  const parts = await readShippedParts(source);
  const file = parts.length === 0 ? null : readPlaybookFile(source, parts);
  return { source, file, checksum: checksumOf(source, file === null ? [] : usedFiles(file)) };
}

/** Leaves out what does not go with the playbooks that it starts, and then what starts that. `known`: published versions first. */
function fit(files: readonly ShippedFile[], known: readonly Pick<ShippedFile, 'definition'>[]) {
  const leftOut: ShippedPublication['leftOut'][number][] = [];
  let fitting = files;
  let there = known;
  for (;;) {
    const playbooks = there.map(({ definition }) => definition);
    const refused = fitting.flatMap((one) => {
      if (namedPlaybooks(one.file).length === 0) return [];
      const loaded = loadPlaybookFile(one.file, { playbooks });
      return loaded.ok ? [] : [{ one, problems: loaded.problems }];
    });
    if (refused.length === 0) return { fitting, leftOut };
    leftOut.push(...refused.map(({ one, problems }) => ({ playbook: nameOf(one), problems })));
    const out = new Set<Pick<ShippedFile, 'definition'>>(refused.map(({ one }) => one));
    fitting = fitting.filter((file) => !out.has(file));
    there = there.filter((file) => !out.has(file));
  }
}

function nameOf({ definition: { key, version } }: ShippedFile): string {
  return `${key} ${version}`;
}
