import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MigrationFilesError } from './migration.errors.js';

/** One numbered step of the schema, read from `migrations/NNNN-name.up.sql` and `.down.sql`. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: string;
  readonly down: string;
  /** SHA-256 of `up`, in hex; line endings do not count. */
  readonly checksum: string;
}

/** The project's own migrations, whether run from src or from dist. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../../migrations/', import.meta.url));

const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.(up|down)\.sql$/;

/** Reads all migrations in order of their number. Numbers must run 1, 2, 3 … and each must have both directions. */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const ups = names.filter((name) => name.endsWith('.up.sql'));
  const problems = findProblems(names, ups);
  if (problems.length > 0) throw new MigrationFilesError(folder, problems);
  return Promise.all(ups.map((name) => readMigration(folder, name)));
}

function findProblems(names: readonly string[], ups: readonly string[]): string[] {
  const misnamed = names
    .filter((name) => !FILE_NAME.test(name))
    .map((name) => `${name}: not NNNN-name.up|down.sql`);
  const halves = names
    .map((name) => ({
      name,
      other: name.replace(/\.(up|down)\.sql$/, name.endsWith('.up.sql') ? '.down.sql' : '.up.sql'),
    }))
    .filter(({ other }) => !names.includes(other))
    .map(({ name, other }) => `${name}: ${other} is missing`);
  const misnumbered = ups
    .filter((name, index) => Number.parseInt(name, 10) !== index + 1)
    .map((name) => `${name}: its number breaks the sequence 0001, 0002, …`);
  return [...misnamed, ...halves, ...misnumbered];
}

async function readMigration(folder: string, upFile: string): Promise<Migration> {
  const [up, down] = await Promise.all([
    readFile(join(folder, upFile), 'utf8'),
    readFile(join(folder, upFile.replace('.up.sql', '.down.sql')), 'utf8'),
  ]);
  const [, number = '', name = ''] = FILE_NAME.exec(upFile) ?? [];
  return { version: Number(number), name, up, down, checksum: checksumOf(up) };
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}
