import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { compareMigrations, type AppliedMigration } from '../database/migrations/compare-migrations.js';
import { type Migration, readMigrations } from '../database/migrations/migration-files.js';
import { Readiness } from './readiness.js';

/** Ready means: the database answers, and its schema is the one that this version needs. */
@Injectable()
export class DatabaseReadiness implements OnModuleInit {
  private migrations: readonly Migration[] = [];

  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
  ) {}

  async onModuleInit(): Promise<void> {
    this.migrations = await readMigrations();
    this.readiness.require('database', async () => {
      await this.database.query('SELECT 1');
    });
    this.readiness.require('migrations', () => this.requireCurrentSchema());
  }

  private async requireCurrentSchema(): Promise<void> {
    const applied = await this.database.query<AppliedMigration>(
      `SELECT version, checksum, applied_at AS "appliedAt" FROM schema_migration ORDER BY version`,
    );
    const { pending } = compareMigrations(this.migrations, applied);
    if (pending.length > 0) throw new Error(`${pending.length} not applied`);
  }
}
