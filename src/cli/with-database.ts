import type { Config } from '../platform/config/config.js';
import { connectDatabase } from '../platform/database/connect-database.js';
import type { Database } from '../platform/database/database.js';
import { waitForDatabase } from '../platform/database/wait-for-database.js';
import { findRunningEmbedded } from '../platform/embedded/start-embedded.js';
import { CodedError } from '../platform/errors/coded-error.js';

class ServerNotRunningError extends CodedError {
  constructor(dataFolder: string) {
    super(
      'SERVER_NOT_RUNNING',
      `No Setpiece runs on the data folder ${dataFolder}. Start it (npm start), or set SETPIECE_DATA or DATABASE_URL as it has them.`,
    );
  }
}

/** Works on the database of a running server: that of `DATABASE_URL`, or its embedded one. Throws `SERVER_NOT_RUNNING`. */
export async function withDatabase<T>(
  { database: settings }: Config,
  work: (database: Database, url: string) => Promise<T>,
): Promise<T> {
  const url = settings.url ?? (await findRunningEmbedded(settings.dataFolder));
  if (url === undefined) throw new ServerNotRunningError(settings.dataFolder);
  await waitForDatabase(url, { waitMs: 0 });
  const database = await connectDatabase({ ...settings, url }, () => undefined);
  try {
    return await work(database, url);
  } finally {
    await database.dataSource.destroy();
  }
}
