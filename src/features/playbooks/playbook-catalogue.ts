import { Injectable } from '@nestjs/common';
import { parsePlaybookDefinition } from '../../engine/load/parse-playbook-definition.js';
import type { NamedPlaybook } from '../../engine/load/playbook-file.js';
import type { Transaction } from '../../platform/database/database.js';
import { PlaybooksRepository } from './playbooks.repository.js';
import { PublishedPlaybook } from './published-playbook.js';
import type { VersionRef } from './version-ref.js';

const MOST_KEPT = 100;

/**
 * The published playbooks, for every feature. Definitions are kept in the process, the 100 used last: versions never
 * change. Which version is the newest is asked of the database each time, since other processes publish too.
 */
@Injectable()
export class PlaybookCatalogue {
  /** In the order of their last use, oldest first. */
  readonly #kept = new Map<string, PublishedPlaybook>();

  constructor(private readonly repository: PlaybooksRepository) {}

  /** The newest version of the playbook, or null where there is no such playbook. */
  async newest(key: string): Promise<PublishedPlaybook | null> {
    const [ref] = await this.repository.findRefs([key]);
    return ref ? this.version(ref.id) : null;
  }

  /** The newest versions of the playbooks by key; a playbook that is not there is left out. */
  async newestOf(keys: readonly string[]): Promise<Map<string, PublishedPlaybook>> {
    const refs = await this.refs(keys);
    const newest = new Map(refs.toReversed().map(({ key, id }) => [key, id]));
    const versions = await this.versions([...newest.values()]);
    return new Map([...versions.values()].map((version) => [version.key, version]));
  }

  /** What a file names: the newest version of each playbook, and the certain ones. What is not there is left out. */
  async named(names: readonly NamedPlaybook[], tx?: Transaction): Promise<PublishedPlaybook[]> {
    if (names.length === 0) return [];
    const refs = await this.repository.findRefs([...new Set(names.map(({ key }) => key))], tx);
    const ids = names.flatMap(({ key, version }) => {
      const series = refs.filter((ref) => ref.key === key);
      const certain = series.filter((ref) => ref.version === version);
      return [...series.slice(0, 1), ...certain].map(({ id }) => id);
    });
    return [...(await this.versions([...new Set(ids)], tx)).values()];
  }

  /** The keys of all playbooks. */
  keys(): Promise<string[]> {
    return this.repository.findKeys();
  }

  /** A certain version of the playbook, or null where there is none. */
  async find(key: string, version: number): Promise<PublishedPlaybook | null> {
    const refs = await this.repository.findRefs([key]);
    const ref = refs.find((one) => one.version === version);
    return ref ? this.version(ref.id) : null;
  }

  /** The version with the uuid, or null. */
  async version(id: string): Promise<PublishedPlaybook | null> {
    return (await this.versions([id])).get(id) ?? null;
  }

  /** The versions by uuid; those that are not kept yet are read in one statement. */
  async versions(ids: readonly string[], tx?: Transaction): Promise<Map<string, PublishedPlaybook>> {
    const missing = ids.filter((id) => !this.#kept.has(id));
    const known = ids.flatMap((id) => this.#kept.get(id) ?? []);
    const read = missing.length === 0 ? [] : await this.#read(missing, tx);
    const found = new Map([...known, ...read].map((playbook) => [playbook.id, playbook]));
    for (const playbook of found.values()) this.#keep(playbook);
    return found;
  }

  /** All versions of the playbooks by key, newest first. */
  refs(keys: readonly string[]): Promise<VersionRef[]> {
    return this.repository.findRefs(keys);
  }

  async #read(ids: readonly string[], tx?: Transaction): Promise<PublishedPlaybook[]> {
    const rows = await this.repository.findVersions(ids, tx);
    return rows.map(
      ({ id, definition, publishedAt, publishedBy, unprovedReason }) =>
        new PublishedPlaybook(
          id,
          parsePlaybookDefinition(definition),
          publishedAt,
          publishedBy,
          unprovedReason,
        ),
    );
  }

  #keep(playbook: PublishedPlaybook): void {
    this.#kept.delete(playbook.id);
    this.#kept.set(playbook.id, playbook);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}
