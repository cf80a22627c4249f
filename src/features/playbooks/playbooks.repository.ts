import { Injectable } from '@nestjs/common';
import type { PlaybookDefinition } from '../../engine/chart/playbook-definition.js';
import type { JsonObject } from '../../engine/json.js';
import type { Page } from '../../api/connections/page.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import type { VersionRef } from './version-ref.js';

/** A version as it is written. */
export interface NewVersion {
  readonly id: string;
  readonly definition: PlaybookDefinition;
  readonly source: string;
  readonly checksum: string;
  /** Why it was published although it could not be proved. */
  readonly unprovedReason: string | null;
  readonly publishedBy: string | null;
  readonly publishedAt: Date;
}

/** A version as it is read, without its source. */
export interface VersionRow {
  readonly id: string;
  readonly definition: JsonObject;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
  readonly unprovedReason: string | null;
}

const REF = `id, playbook_key AS key, version, checksum`;

/** The statements on published versions. Rows are only ever added; the database itself refuses anything else. */
@Injectable()
export class PlaybooksRepository {
  constructor(private readonly database: Database) {}

  /** Lets one transaction at a time publish, in whatever process, until it ends. */
  async lockPublishing(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('setpiece.publish-playbook'))`);
  }

  async insert(tx: Transaction, version: NewVersion): Promise<void> {
    const { definition } = version;
    await tx.query(
      `INSERT INTO playbook_version
         (id, playbook_key, version, source, definition, checksum, published_by, published_at, unproved_reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        version.id,
        definition.key,
        definition.version,
        version.source,
        JSON.stringify(definition),
        version.checksum,
        version.publishedBy,
        version.publishedAt,
        version.unprovedReason,
      ],
    );
  }

  /** All versions of the playbooks, newest first. */
  async findRefs(keys: readonly string[], tx?: Transaction): Promise<VersionRef[]> {
    return (tx ?? this.database).query<VersionRef>(
      `SELECT ${REF} FROM playbook_version WHERE playbook_key = ANY ($1) ORDER BY playbook_key, version DESC`,
      [keys],
    );
  }

  /** Those of the checksums that published versions have. */
  async findChecksums(checksums: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ checksum: string }>(
      'SELECT checksum FROM playbook_version WHERE checksum = ANY ($1)',
      [checksums],
    );
    return new Set(rows.map(({ checksum }) => checksum));
  }

  async findKeys(): Promise<string[]> {
    const rows = await this.database.query<{ key: string }>(
      'SELECT DISTINCT playbook_key AS key FROM playbook_version',
    );
    return rows.map(({ key }) => key);
  }

  /** The newest version of each playbook, by key. */
  async pageNewest(page: Page): Promise<VersionRef[]> {
    return this.database.query<VersionRef>(
      `SELECT DISTINCT ON (playbook_key) ${REF} FROM playbook_version
       WHERE $1::text IS NULL OR playbook_key > $1
       ORDER BY playbook_key, version DESC LIMIT $2`,
      [page.after?.[0] ?? null, page.limit],
    );
  }

  async countPlaybooks(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(DISTINCT playbook_key)::int AS count FROM playbook_version`,
    );
    return row?.count ?? 0;
  }

  async findVersions(ids: readonly string[], tx?: Transaction): Promise<VersionRow[]> {
    return (tx ?? this.database).query<VersionRow>(
      `SELECT id, definition, published_at AS "publishedAt", published_by AS "publishedBy",
              unproved_reason AS "unprovedReason"
       FROM playbook_version WHERE id = ANY ($1)`,
      [ids],
    );
  }

  async findSources(ids: readonly string[]): Promise<{ id: string; source: string }[]> {
    return this.database.query(`SELECT id, source FROM playbook_version WHERE id = ANY ($1)`, [ids]);
  }
}
