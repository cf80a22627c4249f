import type { DatabaseConfig } from '../config/config.js';
import { findRunningEmbedded, startEmbedded } from './start-embedded.js';

/** A database that may be used until it is given back. */
export interface ObtainedDatabase {
  readonly url: string;
  readonly embedded: boolean;
  giveBack(): Promise<void>;
}

/** The configured database, or the embedded one, started for this process. `onLost`: it ended by itself. */
export async function obtainDatabase(config: DatabaseConfig, onLost?: () => void): Promise<ObtainedDatabase> {
  if (config.url !== undefined) return foreign(config.url, false);
  const embedded = await startEmbedded({ dataFolder: config.dataFolder, onLost });
  return { url: embedded.url, embedded: true, giveBack: () => embedded.stop() };
}

/** Like `obtainDatabase`, but shares an embedded database that a server runs at present; for commands beside it. */
export async function borrowDatabase(config: DatabaseConfig): Promise<ObtainedDatabase> {
  const running = config.url === undefined ? await findRunningEmbedded(config.dataFolder) : undefined;
  return running === undefined ? obtainDatabase(config) : foreign(running, true);
}

function foreign(url: string, embedded: boolean): ObtainedDatabase {
  return { url, embedded, giveBack: async () => undefined };
}
