import type { DatabaseSettings } from '../database/data-source.js';

/** Everything that can be configured, checked. */
export abstract class Config {
  abstract readonly role: 'all' | 'http' | 'runner';
  abstract readonly demo: 'auto' | 'off';
  abstract readonly shutdownTimeoutMs: number;
  abstract readonly http: HttpConfig;
  abstract readonly database: DatabaseConfig;
  /** Undefined: nobody but the demo's and the services' tokens is accepted. */
  abstract readonly oidc: OidcConfig | undefined;
  abstract readonly api: ApiConfig;
  abstract readonly inbox: InboxConfig;
  abstract readonly services: ServicesConfig;
  abstract readonly upkeep: UpkeepConfig;
  abstract readonly log: LogConfig;
}

export interface HttpConfig {
  readonly host: string;
  readonly port: number;
}

export interface DatabaseConfig extends Omit<DatabaseSettings, 'url'> {
  /** Undefined: the embedded database of `dataFolder`. */
  readonly url: string | undefined;
  /** The same database without a pooler between; undefined: `url` is that already. */
  readonly listenUrl: string | undefined;
  readonly dataFolder: string;
  readonly waitMs: number;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly audience: string;
  readonly roleClaim: string;
  readonly personClaim: string;
}

export interface ApiConfig {
  readonly settings: {
    readonly graphiql: boolean;
    readonly introspection: boolean;
    readonly hideSchemaDetails: boolean;
  };
  readonly limits: {
    readonly maxTokens: number;
    readonly maxDepth: number;
    readonly maxAliases: number;
    readonly maxCost: number;
    readonly recordBudget: number;
    readonly maxBodyBytes: number;
    readonly maxConnections: number;
    readonly maxSubscriptionsPerConnection: number;
    readonly connectionInitTimeoutMs: number;
  };
}

/** How much of this process the commands to runs may take. */
export interface InboxConfig {
  readonly capacity: number;
  readonly commandTimeoutMs: number;
  /** How many records of runs are kept in memory. */
  readonly cachedRuns: number;
  /** How many runs may lie above a child run. */
  readonly mostDepth: number;
}

/** What playbooks may call, and with how much of this process. */
export interface ServicesConfig {
  /** Host names in lower case; `*.suffix` is every host below the suffix. Nothing else may be called. */
  readonly hosts: readonly string[];
  /** Whether an allowed host may have an address of a private network or of this machine. */
  readonly privateAddresses: boolean;
  /** Longest time of one attempt. */
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Most calls at a time. */
  readonly concurrency: number;
  readonly callsPerHost: number;
  /** Values of headers by the names that playbooks use. Never to be stored or logged. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** What a runner does besides running. Durations are ISO 8601, in calendar time. */
export interface UpkeepConfig {
  /** Null: finished runs are never archived. */
  readonly archiveAfter: string | null;
  /** Null: the archive keeps them for ever. */
  readonly archiveKeep: string | null;
  readonly sweepEveryMs: number;
}

export interface LogConfig {
  readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly format: 'pretty' | 'json';
  /** Whether a greeting for people may stand between the lines of the log. */
  readonly welcome: boolean;
}
