import type { JWTPayload } from 'jose';
import request from 'supertest';
import { NOTICED_WITHIN_MS } from '../../src/features/access/token-authenticator.js';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson, type PersonTraits } from '../support/builders/person.builder.js';
import { countStatements } from '../support/count-statements.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { TestIssuer } from '../support/test-issuer.js';

const VIEWER = '{ viewer { name roles } }';

describe('Signing in', () => {
  let test: TestApp;
  let departmentId = '';

  beforeAll(async () => {
    test = await createTestApp();
    departmentId = await buildDepartment(test.database, { key: 'retail' });
    await addPerson({ login: 'wang.fang', name: '王芳', roles: ['member', 'hr'] });
    await addPerson({ login: 'zhao.lei', name: '赵磊', employedTo: '2026-02-28' });
    await addPerson({ login: 'root', roles: ['admin'] });
  });

  describe('with a token of the sign-in service', () => {
    it.each([
      ['a login', 'wang.fang', {}],
      ['an e-mail address', 'Wang.Fang@setpiece.example', {}],
      ['one of several audiences', 'wang.fang', { aud: ['other', 'setpiece-tests'] }],
    ])('knows a person by %s', async (_, person, claims) => {
      const { body } = await ask(VIEWER, await test.issuer.token(person, claims));

      expect(body.data.viewer).toEqual({ name: '王芳', roles: ['MEMBER', 'HR'] });
    });

    it('takes the roles of the token, where it gives any, for the directory’s', async () => {
      const { body } = await ask(
        VIEWER,
        await test.issuer.token('wang.fang', { roles: ['exec', 'offline_access'] }),
      );

      expect(body.data.viewer.roles).toEqual(['MEMBER', 'EXEC']);
    });

    it.each<[string, string, JWTPayload, string]>([
      ['is foreign', 'wang.fang', { iss: 'https://elsewhere.test/' }, 'TOKEN_INVALID'],
      ['is meant for somebody else', 'wang.fang', { aud: 'another-service' }, 'TOKEN_INVALID'],
      ['has expired', 'wang.fang', { exp: Date.parse('2026-03-02T00:59:00Z') / 1000 }, 'TOKEN_EXPIRED'],
      ['is not valid yet', 'wang.fang', { nbf: Date.parse('2026-03-02T01:10:00Z') / 1000 }, 'TOKEN_INVALID'],
      ['never expires', 'wang.fang', { exp: undefined }, 'TOKEN_INVALID'],
      ['names nobody', 'wang.fang', { sub: undefined }, 'PERSON_UNKNOWN'],
      ['names somebody unknown', 'nobody', {}, 'PERSON_UNKNOWN'],
      ['names somebody who has left', 'zhao.lei', {}, 'PERSON_UNKNOWN'],
    ])('refuses a token that %s', async (_, person, claims, reason) => {
      const response = await ask(VIEWER, await test.issuer.token(person, claims));

      expect(response.status).toBe(401);
      expect(response.body.errors[0].extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason });
    });

    it('refuses a token that another key signed', async () => {
      const forger = await TestIssuer.start(test.clock);

      expect(await reasonOf(await forger.token('wang.fang'))).toBe('TOKEN_INVALID');
    });

    it('refuses a token whose content was changed', async () => {
      const [head, , signature] = (await test.issuer.token('wang.fang')).split('.');
      const [, claims] = (await test.issuer.token('root')).split('.');

      expect(await reasonOf(`${head}.${claims}.${signature}`)).toBe('TOKEN_INVALID');
    });

    it('refuses a token without a signature', async () => {
      const [, claims] = (await test.issuer.token('root')).split('.');
      const head = Buffer.from('{"alg":"none"}').toString('base64url');

      expect(await reasonOf(`${head}.${claims}.`)).toBe('TOKEN_INVALID');
    });

    it('tells an unreachable sign-in service from a bad token', async () => {
      const { server } = await createTestApp({ environment: { OIDC_JWKS_URL: 'http://127.0.0.1:9/jwks' } });
      const response = await request(server)
        .post('/graphql')
        .auth(await test.issuer.token('wang.fang'), { type: 'bearer' })
        .send({ query: VIEWER });

      expect(response.status).toBe(503);
      expect(response.body.errors[0].extensions).toMatchObject({
        code: 'SIGN_IN_UNAVAILABLE',
        retryable: true,
      });
    });

    it('reads the claims that the configuration names, and no address that was not checked', async () => {
      const environment = { OIDC_ROLE_CLAIM: 'realm_access.roles', OIDC_PERSON_CLAIM: 'email' };
      const other = await createTestApp({ environment, databaseUrl: test.databaseUrl, clock: test.clock });
      const email = 'wang.fang@setpiece.example';
      const claims = { email, realm_access: { roles: ['author'] } };
      const outcomes = await Promise.all(
        [true, false].map(async (verified) => {
          const token = await other.issuer.token('some-id', { ...claims, email_verified: verified });
          const post = request(other.server).post('/graphql').auth(token, { type: 'bearer' });
          const { body } = await post.send({ query: VIEWER });
          return body.data?.viewer.roles ?? body.errors[0].extensions.reason;
        }),
      );

      expect(outcomes).toEqual([['MEMBER', 'AUTHOR'], 'PERSON_UNKNOWN']);
    });

    it('looks a person up once, and again after a few seconds', async () => {
      const token = await test.issuer.token('wang.fang', { jti: 'a fresh token' });
      const statementsOf = async () => (await countStatements(() => ask(VIEWER, token))).statements.length;

      expect(await statementsOf()).toBe(1);
      expect(await statementsOf()).toBe(0);
      test.clock.advance(NOTICED_WITHIN_MS);
      expect(await statementsOf()).toBe(1);
    });

    it('notices within seconds that somebody has left', async () => {
      const id = await addPerson({ login: 'leaver' });
      const token = await test.issuer.token('leaver');
      await ask(VIEWER, token);

      await test.database.query(`UPDATE person SET employed_to = '2026-02-01' WHERE id = $1`, [id]);
      test.clock.advance(NOTICED_WITHIN_MS);

      expect(await reasonOf(token)).toBe('PERSON_UNKNOWN');
    });
  });

  describe('with a service token', () => {
    it('is shown once and lets its program in with its roles', async () => {
      const { secret, serviceToken } = await create({ name: 'payroll', accessRoles: ['HR'] });
      const { body } = await ask(VIEWER, secret);

      expect(body.data.viewer).toEqual({ name: 'payroll', roles: ['HR'] });
      expect(serviceToken).toMatchObject({ name: 'payroll', state: 'ACTIVE', createdBy: { name: 'root' } });
      expect(serviceToken.expiresAt).toBe('2026-05-31T01:00:10.000Z');
    });

    it('is stored as a hash alone', async () => {
      const { secret } = await create({ name: 'hashed', accessRoles: ['EXEC'] });
      const rows = await test.database.query(
        `SELECT t::text AS row FROM service_token t WHERE name = 'hashed'`,
      );

      expect(JSON.stringify(rows)).not.toContain(secret.split('_').at(2));
    });

    it('gives the same token without its secret when a request is repeated', async () => {
      const input = { name: 'once', accessRoles: ['EXEC'], idempotencyKey: 'k1' };
      const first = await create(input);
      const second = await create(input);

      expect(second.serviceToken).toEqual(first.serviceToken);
      expect([typeof first.secret, second.secret]).toEqual(['string', null]);
    });

    it.each([
      ['without a name', { name: ' ' }, 'FIELD_REQUIRED', ['name']],
      ['without roles', { accessRoles: [] }, 'ROLES_REQUIRED', ['accessRoles']],
      ['that has expired already', { expiresAt: '2026-03-01T00:00:00Z' }, 'EXPIRY_PAST', ['expiresAt']],
      ['for ever', { expiresAt: '2036-03-01T00:00:00Z' }, 'EXPIRY_TOO_FAR', ['expiresAt']],
    ])('is not made %s', async (_, change, code, path) => {
      const { userErrors, serviceToken } = await create({ name: 'x', accessRoles: ['EXEC'], ...change });

      expect(userErrors).toEqual([expect.objectContaining({ code, path })]);
      expect(serviceToken).toBeNull();
    });

    it('lets nobody in any more once it is revoked', async () => {
      const { secret, serviceToken } = await create({ name: 'short', accessRoles: ['EXEC'] });
      await ask(VIEWER, secret);

      const revoked = await revoke(serviceToken.id);

      expect(revoked.serviceToken.state).toBe('REVOKED');
      expect(await reasonOf(secret)).toBe('TOKEN_REVOKED');
      expect((await revoke(serviceToken.id)).serviceToken).toEqual(revoked.serviceToken);
    });

    it('notices within seconds that another process revoked it', async () => {
      const { secret } = await create({ name: 'elsewhere', accessRoles: ['EXEC'] });
      await ask(VIEWER, secret);

      await test.database.query(`UPDATE service_token SET revoked_at = now() WHERE name = 'elsewhere'`);
      test.clock.advance(NOTICED_WITHIN_MS);

      expect(await reasonOf(secret)).toBe('TOKEN_REVOKED');
    });

    it('lets nobody in from the instant of its expiry', async () => {
      const expiresAt = new Date(test.clock.now().getTime() + 2_000).toISOString();
      const { secret } = await create({ name: 'brief', accessRoles: ['EXEC'], expiresAt });
      await ask(VIEWER, secret);

      test.clock.advance(2_000);

      expect(await reasonOf(secret)).toBe('TOKEN_EXPIRED');
    });

    it('is refused with another secret, another id, or half of it', async () => {
      const [a, b] = [
        await create({ name: 'a', accessRoles: ['EXEC'] }),
        await create({ name: 'b', accessRoles: ['EXEC'] }),
      ];
      const [, idOfA] = a.secret.split('_');
      const secretOfB = b.secret.split('_').slice(2).join('_');

      for (const token of [`sp_${idOfA}_${secretOfB}`, `sp_${idOfA}_`, `sp_${idOfA}`, 'sp_']) {
        expect(await reasonOf(token)).toBe('TOKEN_INVALID');
      }
    });

    it('tells about when it was last used, without writing at each use', async () => {
      const { secret, serviceToken } = await create({ name: 'busy', accessRoles: ['ADMIN'] });
      const usedAt = test.clock.now().toISOString();
      await ask(VIEWER, secret);
      test.clock.advance(NOTICED_WITHIN_MS);
      const again = await countStatements(() => ask(VIEWER, secret));

      expect(again.statements.filter((sql) => sql.startsWith('UPDATE'))).toEqual([]);
      const { body } = await ask(
        `{ node(id: "${serviceToken.id}") { ... on ServiceToken { lastUsedAt } } }`,
        secret,
      );
      expect(body.data.node).toEqual({ lastUsedAt: usedAt });
    });

    it('is listed for admins, the newest first, page by page', async () => {
      const query =
        'query ($after: String) { serviceTokens(first: 3, after: $after) { totalCount nodes { id } pageInfo { endCursor } } }';
      const token = await test.issuer.token('root');
      const first = (await ask(query, token)).body.data.serviceTokens;
      const second = (await ask(query, token, { after: first.pageInfo.endCursor })).body.data.serviceTokens;
      const ids = [...first.nodes, ...second.nodes].map(({ id }) => id);

      expect(first.totalCount).toBeGreaterThan(6);
      expect(new Set(ids).size).toBe(6);
    });

    it('is nothing for others to see, make or revoke', async () => {
      const { serviceToken } = await create({ name: 'private', accessRoles: ['EXEC'] });
      const token = await test.issuer.token('wang.fang');
      const input = { name: 'x', accessRoles: ['ADMIN'] };

      expect((await create(input, token)).userErrors[0].code).toBe('PERMISSION_DENIED');
      expect((await revoke(serviceToken.id, token)).userErrors[0].code).toBe('PERMISSION_DENIED');
      const { body } = await ask(
        `{ node(id: "${serviceToken.id}") { id } serviceTokens { totalCount } }`,
        token,
      );
      expect(body.data).toBeNull();
      expect(body.errors[0].extensions.code).toBe('PERMISSION_DENIED');
    });
  });

  function addPerson(traits: Omit<PersonTraits, 'departmentId'>): Promise<string> {
    return buildPerson(test.database, { departmentId, ...traits });
  }

  async function create(input: object, token?: string) {
    const mutation = `mutation ($input: CreateServiceTokenInput!) { createServiceToken(input: $input) {
      secret userErrors { code path } serviceToken { id name state expiresAt createdBy { name } } } }`;
    const { body } = await ask(mutation, token ?? (await test.issuer.token('root')), { input });
    return body.data.createServiceToken;
  }

  async function revoke(serviceTokenId: string, token?: string) {
    const mutation = `mutation ($input: RevokeServiceTokenInput!) { revokeServiceToken(input: $input) {
      userErrors { code } serviceToken { id state revokedAt } } }`;
    const { body } = await ask(mutation, token ?? (await test.issuer.token('root')), {
      input: { serviceTokenId },
    });
    return body.data.revokeServiceToken;
  }

  async function reasonOf(token: string): Promise<unknown> {
    return (await ask(VIEWER, token)).body.errors?.[0].extensions.reason;
  }

  function ask(query: string, token: string, variables?: object) {
    return request(test.server).post('/graphql').auth(token, { type: 'bearer' }).send({ query, variables });
  }
});
