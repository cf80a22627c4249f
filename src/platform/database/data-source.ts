import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { columnParsers } from './column-parsers.js';
import { SnakeCaseNaming } from './snake-case-naming.js';
import { StatementPublisher } from './statement-publisher.js';

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

/**
 * A data source that is not connected yet. It knows every entity whose file has been imported by now. The schema is never
 * derived from entities: migrations own it.
 */
export function createDataSource(settings: DatabaseSettings, onPoolError: PoolErrorListener): DataSource {
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
      statement_timeout: settings.statementTimeoutMs,
      keepAlive: true,
      // A transaction left open by a lost caller must not hold its locks for ever.
      idle_in_transaction_session_timeout: 60_000,
    },
  });
}
