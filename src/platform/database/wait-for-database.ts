import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { CodedError } from '../errors/coded-error.js';
import { isUnavailable } from './translate-database-error.js';

const PAUSE_MS = 500;
const CONNECT_TIMEOUT_MS = 3_000;
const OLDEST_VERSION = 15;

/** The database did not answer, or will not have us, at start. */
export class DatabaseNotReadyError extends CodedError {
  constructor(
    code: 'DATABASE_UNREACHABLE' | 'DATABASE_REFUSED' | 'DATABASE_TOO_OLD',
    message: string,
    cause?: unknown,
  ) {
    super(code, message, { cause });
  }
}

/** How long to wait for a database, and who is told about every attempt that failed. */
export interface WaitOptions {
  /** Milliseconds during which failed attempts are repeated. 0: one attempt. */
  readonly waitMs: number;
  readonly onRetry?: (reason: string) => void;
}

/**
 * Returns once the database answers. Repeats while it cannot be reached or still starts; a wrong password or a
 * database that does not exist fails at once, because waiting would not help.
 */
export async function waitForDatabase(url: string, { waitMs, onRetry }: WaitOptions): Promise<void> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      await attempt(url);
      return;
    } catch (error) {
      if (!isUnavailable(error)) throw refused(url, error);
      if (performance.now() + PAUSE_MS > deadline) throw unreachable(url, waitMs, error);
      onRetry?.(messageOf(error));
    }
    await pause(PAUSE_MS);
  }
}

async function attempt(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version`,
    );
    requireVersion(rows[0]?.version ?? 0);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function requireVersion(version: number): void {
  if (version >= OLDEST_VERSION) return;
  throw new DatabaseNotReadyError(
    'DATABASE_TOO_OLD',
    `The database is PostgreSQL ${version}; Setpiece needs ${OLDEST_VERSION} or newer.`,
  );
}

function refused(url: string, error: unknown): unknown {
  if (error instanceof DatabaseNotReadyError) return error;
  return new DatabaseNotReadyError(
    'DATABASE_REFUSED',
    `The database at ${withoutSecrets(url)} refused the connection: ${messageOf(error)}. Check DATABASE_URL.`,
    error,
  );
}

function unreachable(url: string, waitMs: number, error: unknown): DatabaseNotReadyError {
  return new DatabaseNotReadyError(
    'DATABASE_UNREACHABLE',
    `No database answers at ${withoutSecrets(url)} (waited ${Math.round(waitMs / 1000)} s): ${messageOf(error)}. ` +
      'Start it, correct DATABASE_URL, or leave DATABASE_URL out to use the embedded database.',
    error,
  );
}

function withoutSecrets(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** Refusals on a name with several addresses come as an AggregateError with an empty message. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
