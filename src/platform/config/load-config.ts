import {
  Config,
  type ApiConfig,
  type DatabaseConfig,
  type InboxConfig,
  type LogConfig,
  type OidcConfig,
  type ServicesConfig,
  type UpkeepConfig,
} from './config.js';
import { ConfigError } from './config.errors.js';
import { type Environment, EnvironmentReader } from './environment-reader.js';
import { variables } from './variables.js';

/** Whether somebody looks at the output as it comes. */
export interface LoadOptions {
  readonly terminal?: boolean;
}

/** Reads and checks the whole configuration. Throws one ConfigError that lists everything that is wrong. */
export function loadConfig(environment: Environment, { terminal = false }: LoadOptions = {}): Config {
  const reader = new EnvironmentReader(environment);
  const config: Config = {
    role: reader.read(variables.SETPIECE_ROLE),
    demo: reader.read(variables.SETPIECE_DEMO),
    shutdownTimeoutMs: reader.read(variables.SHUTDOWN_TIMEOUT_MS),
    http: { host: reader.read(variables.HOST), port: reader.read(variables.PORT) },
    database: readDatabase(reader),
    oidc: readOidc(reader),
    api: readApi(reader, environment['NODE_ENV'] !== 'production'),
    inbox: readInbox(reader),
    services: readServices(reader),
    upkeep: readUpkeep(reader),
    log: readLog(reader, terminal),
  };
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return config;
}

function readDatabase(reader: EnvironmentReader): DatabaseConfig {
  const url = reader.readOptional(variables.DATABASE_URL);
  const listenUrl = reader.readOptional(variables.DATABASE_LISTEN_URL);
  if (listenUrl !== undefined && url === undefined) {
    reader.addProblem(variables.DATABASE_LISTEN_URL, 'is set, but DATABASE_URL, which it goes with, is not');
  }
  return {
    url,
    listenUrl,
    dataFolder: reader.read(variables.SETPIECE_DATA),
    poolSize: reader.read(variables.DATABASE_POOL_SIZE),
    statementTimeoutMs: reader.read(variables.STATEMENT_TIMEOUT_MS),
    waitMs: reader.read(variables.DATABASE_WAIT_MS),
  };
}

/** All of the three that say who issues tokens, or none. */
function readOidc(reader: EnvironmentReader): OidcConfig | undefined {
  const before = reader.problems.length;
  const issuer = reader.readOptional(variables.OIDC_ISSUER);
  const jwksUrl = reader.readOptional(variables.OIDC_JWKS_URL);
  const audience = reader.readOptional(variables.OIDC_AUDIENCE);
  const roleClaim = reader.read(variables.OIDC_ROLE_CLAIM);
  const personClaim = reader.read(variables.OIDC_PERSON_CLAIM);
  if (issuer !== undefined && jwksUrl !== undefined && audience !== undefined) {
    return { issuer, jwksUrl, audience, roleClaim, personClaim };
  }
  const none = issuer === undefined && jwksUrl === undefined && audience === undefined;
  if (none || reader.problems.length > before) return undefined;
  for (const [variable, value] of [
    [variables.OIDC_ISSUER, issuer],
    [variables.OIDC_JWKS_URL, jwksUrl],
    [variables.OIDC_AUDIENCE, audience],
  ] as const) {
    if (value === undefined)
      reader.addProblem(
        variable,
        'is missing, but others of OIDC_ISSUER, OIDC_JWKS_URL, OIDC_AUDIENCE are set',
      );
  }
  return undefined;
}

function readInbox(reader: EnvironmentReader): InboxConfig {
  return {
    capacity: reader.read(variables.SETPIECE_INBOX_CAPACITY),
    commandTimeoutMs: reader.read(variables.SETPIECE_COMMAND_TIMEOUT_MS),
    cachedRuns: reader.read(variables.SETPIECE_RUN_CACHE),
    mostDepth: reader.read(variables.SETPIECE_CHILD_DEPTH),
  };
}

function readServices(reader: EnvironmentReader): ServicesConfig {
  return {
    hosts: reader.readOptional(variables.SETPIECE_SERVICE_HOSTS) ?? [],
    privateAddresses: reader.read(variables.SETPIECE_SERVICE_PRIVATE_ADDRESSES) === 'allow',
    timeoutMs: reader.read(variables.SETPIECE_SERVICE_TIMEOUT_MS),
    maxResponseBytes: reader.read(variables.SETPIECE_SERVICE_MAX_RESPONSE),
    concurrency: reader.read(variables.SETPIECE_SERVICE_CONCURRENCY),
    callsPerHost: reader.read(variables.SETPIECE_SERVICE_CALLS_PER_HOST),
    secrets: reader.readAll(variables['SETPIECE_SECRET_*']),
  };
}

function readUpkeep(reader: EnvironmentReader): UpkeepConfig {
  const archiveAfter = reader.read(variables.SETPIECE_ARCHIVE_AFTER);
  return {
    archiveAfter: archiveAfter === 'never' ? null : archiveAfter,
    archiveKeep: reader.readOptional(variables.SETPIECE_ARCHIVE_KEEP) ?? null,
    sweepEveryMs: reader.read(variables.SETPIECE_SWEEP_INTERVAL),
  };
}

function readLog(reader: EnvironmentReader, terminal: boolean): LogConfig {
  const format = reader.readOptional(variables.LOG_FORMAT);
  return {
    level: reader.read(variables.LOG_LEVEL),
    format: format ?? (terminal ? 'pretty' : 'json'),
    // Who asks for JSON expects nothing else; who merely sends the output to a file still wants to be told.
    welcome: format !== 'json',
  };
}

function readApi(reader: EnvironmentReader, development: boolean): ApiConfig {
  const open = reader.readOptional(variables.GRAPHIQL) ?? development;
  return {
    settings: { graphiql: open, introspection: open, hideSchemaDetails: !open },
    limits: {
      maxTokens: reader.read(variables.GRAPHQL_MAX_TOKENS),
      maxDepth: reader.read(variables.GRAPHQL_MAX_DEPTH),
      maxAliases: reader.read(variables.GRAPHQL_MAX_ALIASES),
      maxCost: reader.read(variables.GRAPHQL_MAX_COST),
      recordBudget: reader.read(variables.RECORD_BUDGET),
      maxBodyBytes: reader.read(variables.BODY_LIMIT),
      maxConnections: reader.read(variables.WEBSOCKET_MAX_CONNECTIONS),
      maxSubscriptionsPerConnection: reader.read(variables.WEBSOCKET_MAX_SUBSCRIPTIONS),
      connectionInitTimeoutMs: reader.read(variables.WEBSOCKET_INIT_TIMEOUT_MS),
    },
  };
}
