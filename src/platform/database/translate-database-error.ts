import {
  DatabaseFullError,
  DatabaseReadOnlyError,
  DatabaseUnavailableError,
  StatementTimeoutError,
  TransactionConflictError,
} from './database.errors.js';

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);

// 57P01–57P05: the server stops, crashed, still starts, or ended the session; 25P03: it ended a transaction that stood
// idle; 53: it takes no more connections, or has no memory left; 58: its files cannot be read or written.
const SERVER_AWAY_STATES = new Set(['57P01', '57P02', '57P03', '57P05', '25P03']);
const SERVER_AWAY_CLASSES = new Set(['08', '53', '58']);

const DISK_FULL = '53100';
/** A standby, or a primary that was told to take no changes: what a failover looks like from here. */
const READ_ONLY = '25006';

// Serialization, deadlock, a lock that was not to be waited for; and a prepared statement that a pooler lost: the next try goes without its name.
const CONFLICT_STATES = new Set(['40001', '40P01', '55P03', '26000', '42P05']);

// pg gives no code for these.
const BROKEN_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired)/;

/**
 * The same failure as one of our coded errors when its cause is the database's state rather than the statement;
 * every other error comes back as it is.
 */
export function translateDatabaseError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === DISK_FULL) return new DatabaseFullError(error);
  if (code === READ_ONLY) return new DatabaseReadOnlyError(error);
  if (isUnavailable(error)) return new DatabaseUnavailableError(error);
  if (code === '57014') return new StatementTimeoutError(error);
  if (code !== undefined && CONFLICT_STATES.has(code)) return new TransactionConflictError(error);
  return error;
}

/** True when the error says that no statement can be sent at present. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (
    code !== undefined &&
    (NETWORK_CODES.has(code) || SERVER_AWAY_STATES.has(code) || isOfClass(code, SERVER_AWAY_CLASSES))
  ) {
    return true;
  }
  return error instanceof Error && BROKEN_CONNECTION.test(driverErrorOf(error).message);
}

/** SQLSTATEs have five characters, of which the first two are the class; the codes of Node are longer. */
function isOfClass(code: string, classes: ReadonlySet<string>): boolean {
  return code.length === 5 && classes.has(code.slice(0, 2));
}

/** The name of the constraint that a statement broke, or undefined when it failed for another reason. */
export function brokenConstraint(error: unknown): string | undefined {
  const source: unknown = error instanceof Error ? driverErrorOf(error) : error;
  if (!hasProperty(source, 'constraint') || !codeOf(source)?.startsWith('23')) return undefined;
  return typeof source.constraint === 'string' ? source.constraint : undefined;
}

function codeOf(error: unknown): string | undefined {
  const source: unknown = error instanceof Error ? driverErrorOf(error) : error;
  return hasProperty(source, 'code') && typeof source.code === 'string' ? source.code : undefined;
}

/** TypeORM wraps the driver's error. */
function driverErrorOf(error: Error): Error {
  return hasProperty(error, 'driverError') && error.driverError instanceof Error ? error.driverError : error;
}

function hasProperty<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
