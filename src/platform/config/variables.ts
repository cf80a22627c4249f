import { inboxVariables } from './inbox-variables.js';
import { byteSize, notBlank, onOff, oneOf, urlWith, wholeNumber } from './parsers.js';
import { serviceVariables } from './service-variables.js';
import { upkeepVariables } from './upkeep-variables.js';
import { optional, withDefault } from './variable.js';

const SERVICE = 'Service';
const DATABASE = 'Database';
const SIGN_IN = 'Sign-in';
const LIMITS = 'Limits of the API';
const LOGGING = 'Logging';

/** Every environment variable that Setpiece reads. docs/CONFIGURATION.md is written from it. */
export const variables = {
  PORT: withDefault(
    {
      name: 'PORT',
      group: SERVICE,
      description: 'TCP port of the HTTP server.',
      example: '8080',
      // 0: the operating system picks one.
      parse: wholeNumber(0, 65_535),
    },
    '3000',
  ),
  HOST: withDefault(
    {
      name: 'HOST',
      group: SERVICE,
      description: 'Address that the HTTP server listens on; `0.0.0.0` is every interface.',
      example: '0.0.0.0',
      parse: notBlank,
    },
    '127.0.0.1',
  ),
  SETPIECE_ROLE: withDefault(
    {
      name: 'SETPIECE_ROLE',
      group: SERVICE,
      description: '`http` answers requests, `runner` fires timers, `all` does both.',
      example: 'all',
      parse: oneOf('all', 'http', 'runner'),
    },
    'all',
  ),
  SETPIECE_DEMO: withDefault(
    {
      name: 'SETPIECE_DEMO',
      group: SERVICE,
      description: '`auto` loads the demo organisation when the database is empty; `off` never does.',
      example: 'off',
      parse: oneOf('auto', 'off'),
    },
    'auto',
  ),
  SHUTDOWN_TIMEOUT_MS: withDefault(
    {
      name: 'SHUTDOWN_TIMEOUT_MS',
      group: SERVICE,
      description: 'How long requests under way may take to end when the service stops, in milliseconds.',
      example: '30000',
      parse: wholeNumber(0, 600_000),
    },
    '10000',
  ),
  DATABASE_URL: optional({
    name: 'DATABASE_URL',
    group: DATABASE,
    description: 'PostgreSQL 15 or newer. Left out: the embedded PostgreSQL is used.',
    example: 'postgres://user:password@host:5432/setpiece',
    secret: true,
    parse: urlWith('postgres', 'postgresql'),
  }),
  DATABASE_LISTEN_URL: optional({
    name: 'DATABASE_LISTEN_URL',
    group: DATABASE,
    description:
      'The same database without a pooler between, for what needs a session of its own: LISTEN, migrations, the job queue. Default: `DATABASE_URL`. To be set where that leads to PgBouncer in transaction mode.',
    example: 'postgres://user:password@host:5432/setpiece',
    secret: true,
    parse: urlWith('postgres', 'postgresql'),
  }),
  SETPIECE_DATA: withDefault(
    {
      name: 'SETPIECE_DATA',
      group: DATABASE,
      description: 'Folder of the embedded PostgreSQL and of the keys that are made at the first start.',
      example: '/var/lib/setpiece',
      parse: notBlank,
    },
    './data',
  ),
  DATABASE_POOL_SIZE: withDefault(
    {
      name: 'DATABASE_POOL_SIZE',
      group: DATABASE,
      description: 'Most connections to the database at a time.',
      example: '20',
      parse: wholeNumber(2, 200),
    },
    '10',
  ),
  STATEMENT_TIMEOUT_MS: withDefault(
    {
      name: 'STATEMENT_TIMEOUT_MS',
      group: DATABASE,
      description: 'Longest time that one statement may take, in milliseconds; 0 is for ever.',
      example: '5000',
      parse: wholeNumber(0, 600_000),
    },
    '10000',
  ),
  DATABASE_WAIT_MS: withDefault(
    {
      name: 'DATABASE_WAIT_MS',
      group: DATABASE,
      description: 'How long the start waits for a database that does not answer yet, in milliseconds.',
      example: '60000',
      parse: wholeNumber(0, 3_600_000),
    },
    '15000',
  ),
  OIDC_ISSUER: optional({
    name: 'OIDC_ISSUER',
    group: SIGN_IN,
    description:
      'Issuer of the bearer tokens (`iss`). With it, `OIDC_JWKS_URL` and `OIDC_AUDIENCE` must be set.',
    example: 'https://login.example.com/',
    parse: urlWith('https', 'http'),
  }),
  OIDC_JWKS_URL: optional({
    name: 'OIDC_JWKS_URL',
    group: SIGN_IN,
    description: "Where the issuer's public keys are.",
    example: 'https://login.example.com/.well-known/jwks.json',
    parse: urlWith('https', 'http'),
  }),
  OIDC_AUDIENCE: optional({
    name: 'OIDC_AUDIENCE',
    group: SIGN_IN,
    description: 'Audience that a token must be meant for (`aud`).',
    example: 'setpiece',
    parse: notBlank,
  }),
  OIDC_ROLE_CLAIM: withDefault(
    {
      name: 'OIDC_ROLE_CLAIM',
      group: SIGN_IN,
      description: 'Claim that lists the roles; dots lead into objects.',
      example: 'realm_access.roles',
      parse: notBlank,
    },
    'roles',
  ),
  OIDC_PERSON_CLAIM: withDefault(
    {
      name: 'OIDC_PERSON_CLAIM',
      group: SIGN_IN,
      description: 'Claim that names the person.',
      example: 'email',
      parse: notBlank,
    },
    'sub',
  ),
  GRAPHIQL: optional({
    name: 'GRAPHIQL',
    group: LIMITS,
    description:
      'Whether GraphiQL is served and the schema may be read. Default: on, but off where `NODE_ENV=production`.',
    example: 'off',
    parse: onOff,
  }),
  GRAPHQL_MAX_TOKENS: withDefault(
    {
      name: 'GRAPHQL_MAX_TOKENS',
      group: LIMITS,
      description: 'Most tokens of a document.',
      example: '3000',
      parse: wholeNumber(50, 100_000),
    },
    '2000',
  ),
  GRAPHQL_MAX_DEPTH: withDefault(
    {
      name: 'GRAPHQL_MAX_DEPTH',
      group: LIMITS,
      description: 'Most levels of nested fields.',
      example: '15',
      parse: wholeNumber(3, 100),
    },
    '12',
  ),
  GRAPHQL_MAX_ALIASES: withDefault(
    {
      name: 'GRAPHQL_MAX_ALIASES',
      group: LIMITS,
      description: 'Most aliases in a document.',
      example: '50',
      parse: wholeNumber(0, 1000),
    },
    '30',
  ),
  GRAPHQL_MAX_COST: withDefault(
    {
      name: 'GRAPHQL_MAX_COST',
      group: LIMITS,
      description: 'Most objects that an operation may ask for, by its page sizes.',
      example: '30000',
      parse: wholeNumber(100, 10_000_000),
    },
    '20000',
  ),
  RECORD_BUDGET: withDefault(
    {
      name: 'RECORD_BUDGET',
      group: LIMITS,
      description: 'Most records that the lists of one operation may read.',
      example: '5000',
      parse: wholeNumber(100, 1_000_000),
    },
    '5000',
  ),
  BODY_LIMIT: withDefault(
    {
      name: 'BODY_LIMIT',
      group: LIMITS,
      description: 'Largest HTTP body or WebSocket message (bytes, `kb`, `mb`).',
      example: '200kb',
      parse: byteSize,
    },
    '1mb',
  ),
  WEBSOCKET_MAX_CONNECTIONS: withDefault(
    {
      name: 'WEBSOCKET_MAX_CONNECTIONS',
      group: LIMITS,
      description: 'Most WebSocket connections at a time.',
      example: '500',
      parse: wholeNumber(0, 100_000),
    },
    '1000',
  ),
  WEBSOCKET_MAX_SUBSCRIPTIONS: withDefault(
    {
      name: 'WEBSOCKET_MAX_SUBSCRIPTIONS',
      group: LIMITS,
      description: 'Most subscriptions at a time within one WebSocket connection.',
      example: '10',
      parse: wholeNumber(1, 1000),
    },
    '20',
  ),
  WEBSOCKET_INIT_TIMEOUT_MS: withDefault(
    {
      name: 'WEBSOCKET_INIT_TIMEOUT_MS',
      group: LIMITS,
      description: 'How long a new WebSocket connection may wait before it says who it is, in milliseconds.',
      example: '3000',
      parse: wholeNumber(100, 60_000),
    },
    '5000',
  ),
  ...inboxVariables,
  ...serviceVariables,
  ...upkeepVariables,
  LOG_LEVEL: withDefault(
    {
      name: 'LOG_LEVEL',
      group: LOGGING,
      description: 'Least important messages that are logged.',
      example: 'debug',
      parse: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    },
    'info',
  ),
  LOG_FORMAT: optional({
    name: 'LOG_FORMAT',
    group: LOGGING,
    description: '`pretty` for people, `json` for machines. Default: `pretty` on a terminal, else `json`.',
    example: 'json',
    parse: oneOf('pretty', 'json'),
  }),
} as const;
