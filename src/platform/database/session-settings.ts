import { Client, type ClientBase } from 'pg';

/** A transaction left open by a lost caller must not hold its locks for ever. */
const IDLE_IN_TRANSACTION_MS = 60_000;
const CONNECT_TIMEOUT_MS = 5_000;
const PROTOCOL_VIOLATION = '08P01';

/** What is asked of the server for a connection, when it is made; times in milliseconds, 0 is for ever. */
export interface SessionSettings {
  readonly statement_timeout: number;
  readonly idle_in_transaction_session_timeout: number;
}

export function sessionSettings(statementTimeoutMs: number): SessionSettings {
  return {
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  };
}

/**
 * Whether a connection keeps what it asked for when it was made. One to PgBouncer in transaction mode does not: it is
 * refused, or (`ignore_startup_parameters`) not listened to, because the session behind it changes with every transaction.
 */
export async function keepsSessionSettings(url: string): Promise<boolean> {
  const client = new Client({
    connectionString: url,
    application_name: 'setpiece',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CONNECT_TIMEOUT_MS,
    ...sessionSettings(0),
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await isKept(client);
  } catch (error) {
    if (isRefusedParameter(error)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function isKept(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ setting: string }>(
    `SELECT setting FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout'`,
  );
  return rows[0]?.setting === String(IDLE_IN_TRANSACTION_MS);
}

function isRefusedParameter(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === PROTOCOL_VIOLATION &&
    error.message.includes('startup parameter')
  );
}

/** Sets them until the transaction ends. Its parameters are {@link settingValues}. */
export const SET_FOR_TRANSACTION =
  "SELECT set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $2, true)";

export function settingValues(settings: SessionSettings): string[] {
  return [String(settings.statement_timeout), String(settings.idle_in_transaction_session_timeout)];
}
