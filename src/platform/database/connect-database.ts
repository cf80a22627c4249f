import { createDataSource, type DatabaseSettings, type PoolErrorListener } from './data-source.js';
import { Database } from './database.js';
import { keepsSessionSettings, sessionSettings } from './session-settings.js';

/**
 * Connects, directly or through a pooler. Where connections do not keep their settings (PgBouncer in transaction mode),
 * every transaction sets them for itself, at the price of one more round trip.
 */
export async function connectDatabase(
  settings: DatabaseSettings,
  onPoolError: PoolErrorListener,
): Promise<Database> {
  const inSession = await keepsSessionSettings(settings.url);
  const dataSource = createDataSource(settings, onPoolError, { inSession });
  await dataSource.initialize();
  return new Database(dataSource, inSession ? null : sessionSettings(settings.statementTimeoutMs));
}
