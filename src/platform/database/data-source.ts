import type { ClientBase } from 'pg';
import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { columnParsers } from './column-parsers.js';
import { sessionSettings } from './session-settings.js';
import { SnakeCaseNaming } from './snake-case-naming.js';
import { StatementPublisher } from './statement-publisher.js';
import { watchConnection } from './watch-connection.js';

/** How to reach the database and how much of it to use. */
export interface DatabaseSettings {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly poolSize: number;
  /** Milliseconds after which the server cancels a statement; 0 means never. */
  readonly statementTimeoutMs: number;
}

/** Told about failures of idle connections; the pool replaces them by itself. */
export type PoolErrorListener = (error: unknown) => void;

const CONNECT_TIMEOUT_MS = 5_000;
/** How much longer than the server's own limit the answer to a statement may take. */
const GRACE_MS = 2_000;

/**
 * A data source that is not connected yet. It knows every entity whose file has been imported by now. The schema is never
 * derived from entities: migrations own it. `inSession`: whether its connections keep the time limits that they ask for
 * when they are made.
 */
export function createDataSource(
  settings: DatabaseSettings,
  onPoolError: PoolErrorListener,
  { inSession = true }: { readonly inSession?: boolean } = {},
): DataSource {
  const { statementTimeoutMs } = settings;
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    applicationName: 'setpiece',
    poolSize: settings.poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolErrorHandler: onPoolError,
    entities: getMetadataArgsStorage().tables.map(({ target }) => target),
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    installExtensions: false,
    logging: ['query'],
    logger: new StatementPublisher(),
    extra: {
      types: columnParsers,
      ...(inSession && sessionSettings(statementTimeoutMs)),
      keepAlive: true,
      // Statements may be sent while others are still unanswered.
      pipeline: true,
      onConnect: (client: ClientBase) => {
        if (statementTimeoutMs > 0) watchConnection(client, statementTimeoutMs + GRACE_MS);
      },
    },
  });
}
