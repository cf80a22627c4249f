import {
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

// 57P01–57P03: the server stops, crashed, or still starts; 53300: it takes no more connections.
const SERVER_AWAY_STATES = new Set(['57P01', '57P02', '57P03', '53300']);

// pg gives no code for these.
const BROKEN_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired)/;

/**
 * The same failure as one of our coded errors when its cause is the database's state rather than the statement;
 * every other error comes back as it is.
 */
export function translateDatabaseError(error: unknown): unknown {
  const code = codeOf(error);
  if (isUnavailable(error)) return new DatabaseUnavailableError(error);
  if (code === '57014') return new StatementTimeoutError(error);
  if (code === '40001' || code === '40P01') return new TransactionConflictError(error);
  return error;
}

/** True when the error says that no statement can be sent at present. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (
    code !== undefined &&
    (NETWORK_CODES.has(code) || SERVER_AWAY_STATES.has(code) || code.startsWith('08'))
  ) {
    return true;
  }
  return error instanceof Error && BROKEN_CONNECTION.test(driverErrorOf(error).message);
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
