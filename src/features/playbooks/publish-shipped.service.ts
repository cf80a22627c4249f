import { Injectable } from '@nestjs/common';
import { loadPlaybook } from '../../engine/load/load-playbook.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Ids } from '../../platform/ids/ids.js';
import { checksumOf } from './checksum.js';
import { placeInSeries } from './place-in-series.js';
import { readShippedParts } from './playbook-parts.js';
import { PlaybooksRepository } from './playbooks.repository.js';
import { refuseProblems } from './refuse-problems.js';
import { readShippedPlaybooks } from './shipped-playbooks.js';

/** Publishes the playbooks that come with Setpiece. */
@Injectable()
export class PublishShippedService {
  constructor(
    private readonly database: Database,
    private readonly repository: PlaybooksRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Publishes those that the database lacks, all or none, and gives them as `key version`. An organisation's own
   * versions go before: where it has the same version or a later one, the shipped one is left out. Departments and
   * skills are not checked, since they may be added later. Safe when several processes start at once.
   */
  async publishShipped(): Promise<string[]> {
    const files = await this.load();
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
      const publishedAt = this.clock.now();
      for (const file of missing) {
        await this.repository.insert(tx, {
          ...file,
          id: this.ids.next(),
          unprovedReason: null,
          publishedBy: null,
          publishedAt,
        });
      }
      return missing.map(({ definition: { key, version } }) => `${key} ${version}`);
    });
  }

  private async load() {
    const sources = await readShippedPlaybooks();
    return Promise.all(
      [...sources.values()].map(async (source) => {
        const loaded = loadPlaybook(source, {}, await readShippedParts(source));
        if (!loaded.ok) throw refuseProblems(loaded.problems);
        return { source, checksum: checksumOf(source, loaded.used), definition: loaded.playbook };
      }),
    );
  }
}
