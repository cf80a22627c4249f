import request from 'supertest';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { onTestServer } from '../support/test-database.js';

describe('what an operator asks the service', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });

  it('is alive and ready when the database answers and its schema is current', async () => {
    const live = await request(service.server).get('/health/live');
    const ready = await request(service.server).get('/health/ready');

    expect([live.status, live.body]).toEqual([200, { status: 'ok' }]);
    expect([ready.status, ready.body]).toEqual([
      200,
      { ready: true, checks: { database: 'ok', migrations: 'ok' } },
    ]);
  });

  it('is alive but not ready while a migration is missing', async () => {
    const [last] = await service.database.query<Record<string, unknown>>(
      `DELETE FROM schema_migration WHERE version = (SELECT max(version) FROM schema_migration) RETURNING *`,
    );

    const { body } = await request(service.server).get('/health/ready').expect(503);
    await request(service.server).get('/health/live').expect(200);

    expect(body).toEqual({ ready: false, checks: { database: 'ok', migrations: '1 not applied' } });
    await service.database.query(
      'INSERT INTO schema_migration SELECT * FROM jsonb_populate_record(null::schema_migration, $1)',
      [JSON.stringify(last)],
    );
    await request(service.server).get('/health/ready').expect(200);
  });

  it('is not ready while the database takes no connections, and is again when it does', async () => {
    const name = new URL(service.databaseUrl).pathname.slice(1);
    await onTestServer(async (server) => {
      await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    });

    const away = await request(service.server).get('/health/ready');
    await request(service.server).get('/health/live').expect(200);
    await onTestServer((server) => server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`));
    const back = await request(service.server).get('/health/ready');

    expect(away.status).toBe(503);
    expect(back.body).toEqual({ ready: true, checks: { database: 'ok', migrations: 'ok' } });
  });

  it('shows its metrics to Prometheus', async () => {
    await request(service.server).get('/health/live').expect(200);

    const { text, type } = await request(service.server).get('/metrics').expect(200);

    expect(type).toBe('text/plain');
    expect(text).toMatch(
      /setpiece_http_request_duration_seconds_count\{method="GET",route="\/health",status="200"\} [1-9]/,
    );
    expect(text).toMatch(/setpiece_database_connections\{state="idle"\} \d/);
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it('gives unknown paths one label, however many there are', async () => {
    await request(service.server).get('/a-path-nobody-knows/4711').expect(404);

    const { text } = await request(service.server).get('/metrics');

    expect(text).toContain('route="other",status="404"');
    expect(text).not.toContain('a-path-nobody-knows');
  });

  it('answers with the id that the caller gave the request, or with one of its own', async () => {
    const given = await request(service.server)
      .get('/health/live')
      .set('X-Request-Id', 'from-the-gateway:17');
    const made = await request(service.server).get('/health/live').set('X-Request-Id', 'no good\u00e9');

    expect(given.headers['x-request-id']).toBe('from-the-gateway:17');
    expect(made.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is asked for health and metrics alone where it only fires timers', async () => {
    const runner = await createTestApp({ environment: { SETPIECE_ROLE: 'runner' } });

    const api = await request(runner.server).post('/graphql').send({ query: '{ __typename }' });
    const health = await request(runner.server).get('/health/ready');

    expect([api.status, health.status]).toEqual([404, 200]);
  });
});
