import { InvalidArgumentError } from 'commander';
import { loadConfig } from '../platform/config/load-config.js';
import { type Migration, readMigrations } from '../platform/database/migrations/migration-files.js';
import { type MigrationStatus, Migrator } from '../platform/database/migrations/migrator.js';
import { waitForDatabase } from '../platform/database/wait-for-database.js';
import { borrowDatabase } from '../platform/embedded/obtain-database.js';
import type { CommandIo, RegisterCommand } from './command-io.js';

interface Target {
  readonly to?: number;
}

/** `setpiece migrate up|down|status`: brings the database's schema forward or back. */
export const registerMigrateCommand: RegisterCommand = (program, io) => {
  const migrate = program.command('migrate').description("bring the database's schema forward or back");
  migrate
    .command('up')
    .description('apply what is missing')
    .option('--to <version>', 'stop after this version', parseVersion)
    .action(({ to }: Target) =>
      withMigrator(io, async (migrator) => report(io, 'applied', await migrator.up(to))),
    );
  migrate
    .command('down')
    .description('take back the newest migration')
    .option('--to <version>', 'take back everything after this version', parseVersion)
    .action(({ to }: Target) =>
      withMigrator(io, async (migrator) => report(io, 'taken back', await migrator.down(to))),
    );
  migrate
    .command('status')
    .description('list all migrations; the exit code is 1 while some are not applied')
    .action(() => withMigrator(io, async (migrator) => listStatus(io, await migrator.status())));
};

function parseVersion(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be the number of a migration.');
}

async function withMigrator(io: CommandIo, work: (migrator: Migrator) => Promise<void>): Promise<void> {
  const { database: settings } = loadConfig(io.environment);
  const database = await borrowDatabase(settings);
  try {
    await waitForDatabase(database.url, { waitMs: 0 });
    await work(new Migrator(settings.listenUrl ?? database.url, await readMigrations()));
  } finally {
    await database.giveBack();
  }
}

function report(io: CommandIo, what: string, migrations: readonly Migration[]): void {
  if (migrations.length === 0) io.write('Nothing to do.\n');
  for (const migration of migrations) io.write(`${titleOf(migration)} ${what}\n`);
}

function listStatus(io: CommandIo, statuses: readonly MigrationStatus[]): void {
  for (const status of statuses) {
    io.write(
      `${titleOf(status)} ${status.appliedAt ? `applied ${status.appliedAt.toISOString()}` : 'not applied'}\n`,
    );
  }
  if (statuses.some(({ appliedAt }) => !appliedAt)) io.setExitCode(1);
}

function titleOf({ version, name }: Pick<Migration, 'version' | 'name'>): string {
  return `${String(version).padStart(4, '0')}-${name}`;
}
