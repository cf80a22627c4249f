import { ConfigError } from './config.errors.js';
import { loadConfig } from './load-config.js';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.problems.map(({ variable, problem }) => `${variable} ${problem}`);
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('works on an empty environment: the embedded database, on this machine only', () => {
    const config = loadConfig({});

    expect(config.database).toMatchObject({ url: undefined, dataFolder: './data', poolSize: 10 });
    expect(config.http).toEqual({ host: '127.0.0.1', port: 3000 });
    expect(config).toMatchObject({ role: 'all', demo: 'auto', oidc: undefined });
  });

  it('reads what is given', () => {
    const config = loadConfig({
      PORT: '8080',
      SETPIECE_ROLE: 'runner',
      BODY_LIMIT: '2MB',
    });

    expect(config.http.port).toBe(8080);
    expect(config.role).toBe('runner');
    expect(config.api.limits.maxBodyBytes).toBe(2 * 1024 * 1024);
  });

  it('treats an empty variable as one that is not there', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '' })).toEqual(loadConfig({}));
  });

  it('lists everything that is wrong at once, each with an example', () => {
    const environment = { PORT: 'http', SETPIECE_ROLE: 'web', GRAPHIQL: 'maybe' };

    expect(() => loadConfig(environment)).toThrow(ConfigError);
    expect(() => loadConfig(environment)).toThrow(
      [
        'The configuration is not right:',
        '  SETPIECE_ROLE must be one of: all, http, runner, but is "web" (for example SETPIECE_ROLE=all)',
        '  PORT must be a whole number from 0 to 65535, but is "http" (for example PORT=8080)',
        '  GRAPHIQL must be on or off, but is "maybe" (for example GRAPHIQL=off)',
      ].join('\n'),
    );
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PORT', '3000.0'],
    ['DATABASE_POOL_SIZE', '0'],
    ['BODY_LIMIT', '1 gb'],
    ['BODY_LIMIT', '0'],
    ['HOST', '  '],
    ['OIDC_ISSUER', 'login.example.com'],
    ['SETPIECE_SERVICE_HOSTS', 'https://erp.example.com'],
    ['SETPIECE_SERVICE_HOSTS', 'erp.example.com:8080'],
    ['SETPIECE_SERVICE_HOSTS', '*'],
    ['SETPIECE_SERVICE_HOSTS', ' , '],
    ['SETPIECE_SECRET_ERP_TOKEN', 'one\r\nCookie: two'],
    ['SETPIECE_ARCHIVE_AFTER', 'P0D'],
    ['SETPIECE_ARCHIVE_KEEP', 'never'],
    ['SETPIECE_SWEEP_INTERVAL', 'P1M'],
    ['SETPIECE_SWEEP_INTERVAL', '10'],
  ])('refuses %s=%s', (variable, value) => {
    expect(problemsOf({ [variable]: value })).toEqual([expect.stringContaining(variable)]);
  });

  it('reads which hosts may be called, and the secrets by the names that playbooks use', () => {
    const { services } = loadConfig({
      SETPIECE_SERVICE_HOSTS: 'ERP.example.com, *.api.example.com,10.0.0.7,[fd00::7]',
      SETPIECE_SECRET_ERP_TOKEN: 'Bearer swordfish',
      SETPIECE_SECRET_: 'of no name',
    });

    expect(services.hosts).toEqual(['erp.example.com', '*.api.example.com', '10.0.0.7', '[fd00::7]']);
    expect([...services.secrets]).toEqual([['ERP_TOKEN', 'Bearer swordfish']]);
    expect(loadConfig({}).services).toMatchObject({ hosts: [], privateAddresses: false });
  });

  it('reads durations of the calendar as they are written, and others in milliseconds', () => {
    expect(loadConfig({}).upkeep).toEqual({ archiveAfter: 'P2Y', archiveKeep: null, sweepEveryMs: 300_000 });
    const upkeep = { SETPIECE_ARCHIVE_AFTER: 'never', SETPIECE_ARCHIVE_KEEP: 'P1Y6M' };
    expect(loadConfig({ ...upkeep, SETPIECE_SWEEP_INTERVAL: 'P1DT2H30M' }).upkeep).toEqual({
      archiveAfter: null,
      archiveKeep: 'P1Y6M',
      sweepEveryMs: 95_400_000,
    });
    expect(loadConfig({ SETPIECE_SWEEP_INTERVAL: '1500' }).upkeep.sweepEveryMs).toBe(1_500);
  });

  it('never shows the value of a secret', () => {
    expect(problemsOf({ SETPIECE_SECRET_ERP_TOKEN: 'swordfish\n' })).toEqual([
      'SETPIECE_SECRET_ERP_TOKEN must be printable ASCII in one line',
    ]);
    const [problem] = problemsOf({ DATABASE_URL: 'mysql://root:swordfish@db/x' });

    expect(problem).toContain('DATABASE_URL must be a URL that begins with postgres://');
    expect(problem).not.toContain('swordfish');
  });

  it('wants all of the OIDC variables or none', () => {
    const issuer = 'https://login.example.com/';

    expect(problemsOf({ OIDC_ISSUER: issuer })).toEqual([
      expect.stringMatching(/^OIDC_JWKS_URL is missing/),
      expect.stringMatching(/^OIDC_AUDIENCE is missing/),
    ]);
    expect(
      loadConfig({ OIDC_ISSUER: issuer, OIDC_JWKS_URL: `${issuer}keys`, OIDC_AUDIENCE: 'setpiece' }).oidc,
    ).toEqual({
      issuer,
      jwksUrl: `${issuer}keys`,
      audience: 'setpiece',
      roleClaim: 'roles',
      personClaim: 'sub',
    });
  });

  it('opens GraphiQL and introspection in development only, unless told', () => {
    expect(loadConfig({}).api.settings).toEqual({
      graphiql: true,
      introspection: true,
      hideSchemaDetails: false,
    });
    expect(loadConfig({ NODE_ENV: 'production' }).api.settings.introspection).toBe(false);
    expect(loadConfig({ NODE_ENV: 'production', GRAPHIQL: 'on' }).api.settings.graphiql).toBe(true);
  });

  it('logs for people on a terminal and for machines elsewhere', () => {
    expect(loadConfig({}, { terminal: true }).log.format).toBe('pretty');
    expect(loadConfig({}).log.format).toBe('json');
    expect(loadConfig({ LOG_FORMAT: 'json' }, { terminal: true }).log.format).toBe('json');
  });
});
