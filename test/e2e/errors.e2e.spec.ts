import type { LoggerService } from '@nestjs/common';
import request from 'supertest';
import { createApiFixture, type ApiFixture } from '../support/api-fixture.js';

describe('What goes wrong over HTTP', () => {
  const logged: string[] = [];
  let api: ApiFixture;

  beforeAll(async () => {
    api = await createApiFixture({ logger: recordingLogger(logged) });
  });

  beforeEach(() => {
    api.authenticator.state = 'valid';
    logged.length = 0;
  });

  it('asks whoever brings no token to sign in, with 401, in their language', async () => {
    const response = await ask('{ whoami }', { token: null, language: 'zh-CN,zh;q=0.9' });

    expect(response.status).toBe(401);
    expect(response.body).toEqual({
      errors: [
        {
          message: '请先登录：请求缺少 Authorization: Bearer 令牌。',
          extensions: { code: 'UNAUTHENTICATED', reason: 'TOKEN_MISSING', requestId: expect.any(String) },
        },
      ],
    });
  });

  it.each([
    ['a query', '{ box { label } }'],
    ['a mutation', 'mutation { open }'],
    ['a subscription', 'subscription { ticks }'],
    ['an alias of introspection beside data', '{ __typename w: whoami }'],
    ['a fragment', '{ ...f } fragment f on Query { __typename ... on Query { whoami } }'],
    ['data under @skip', 'query ($s: Boolean = true) { whoami @skip(if: $s) }'],
  ])('does not let an anonymous caller have %s', async (_, query) => {
    const response = await ask(query, { token: null });

    expect(response.status).toBe(401);
    expect(response.body.data).toBeUndefined();
  });

  it('tells anybody what the schema is', async () => {
    const response = await ask('{ __typename __schema { queryType { name } } }', { token: null });

    expect(response.body).toEqual({
      data: { __typename: 'Query', __schema: { queryType: { name: 'Query' } } },
    });
  });

  it.each([
    ['a foreign token', 'Bearer other', 'TOKEN_INVALID'],
    ['another scheme', 'Basic Z29vZDo=', 'TOKEN_INVALID'],
    ['no token after Bearer', 'Bearer', 'TOKEN_INVALID'],
  ])('answers %s with 401', async (_, authorization, reason) => {
    const response = await request(api.server)
      .post('/graphql')
      .set({ authorization })
      .send({ query: '{ __typename }' });

    expect(response.status).toBe(401);
    expect(response.body.errors[0].extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason });
  });

  it('gives a refusal its code, its place in the answer and the path to the argument', async () => {
    const response = await ask('{ missing { label } }', { language: 'en' });

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      data: { missing: null },
      errors: [
        {
          message: 'There is no such Box.',
          locations: [{ line: 1, column: 3 }],
          path: ['missing'],
          extensions: { code: 'NOT_FOUND', argumentPath: ['id'], requestId: expect.any(String) },
        },
      ],
    });
    expect(logged).toEqual([]);
  });

  it('masks a fault of ours, and logs it with its stack under the request id', async () => {
    const response = await ask('{ broken { label } }');

    expect(response.text).not.toMatch(/secret|TypeError|at /);
    const [error] = response.body.errors;
    expect(error.extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      requestId: response.headers['x-request-id'],
    });
    expect(logged).toEqual([expect.stringContaining(error.extensions.requestId)]);
    expect(logged[0]).toMatch(/relation "secret".*broken[^]*api-fixture/);
  });

  it('says that the database is away, and that trying again may help', async () => {
    const response = await ask('{ unavailable { label } }', { language: 'en' });

    expect(response.body.errors[0]).toMatchObject({
      message: expect.stringContaining('database cannot be reached'),
      extensions: { code: 'SERVICE_UNAVAILABLE', retryable: true },
    });
    expect([response.status, response.headers['retry-after']]).toEqual([503, '2']);
    expect(response.text).not.toContain('10.0.0.1');
  });

  it('asks to retry what failed for the moment, and gives what there is beside it', async () => {
    const response = await ask('{ whoami unavailable { label } }');

    expect([response.status, response.headers['retry-after']]).toEqual([200, '2']);
    expect(response.body.data).toEqual({ whoami: '王芳', unavailable: null });
  });

  it('answers 503 when the database is away before it is known who asks', async () => {
    api.authenticator.state = 'database away';

    const response = await ask('{ whoami }');

    expect([response.status, response.headers['retry-after']]).toEqual([503, '2']);
    expect(response.body.errors[0].extensions).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      retryable: true,
    });
  });

  it('masks a fault of ours in finding out who asks', async () => {
    api.authenticator.state = 'broken';

    const response = await ask('{ whoami }');

    expect(response.status).toBe(500);
    expect(response.body.errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(response.text).not.toMatch(/secret|Context creation/);
    expect(logged).toHaveLength(1);
  });

  it('marks every answer with a request id, the caller’s own where it is a sane one', async () => {
    const own = await request(api.server)
      .post('/graphql')
      .set('x-request-id', 'trace-1')
      .send({ query: '{ __typename }' });
    const foul = await request(api.server).post('/graphql').set('x-request-id', 'a b').send('{');

    expect(own.headers['x-request-id']).toBe('trace-1');
    expect(foul.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('lets nothing be cached', async () => {
    for (const response of [
      await ask('{ whoami }'),
      await ask('{'),
      await ask('{ whoami }', { token: 'bad' }),
    ]) {
      expect(response.headers['cache-control']).toBe('no-store');
    }
  });

  it('says what is wrong with a value that does not fit its argument', async () => {
    const response = await ask('query ($n: Int!) { boxes(first: $n) { label } }', {
      variables: { n: 'many' },
    });

    expect(response.body.errors).toEqual([
      {
        message: 'The value of the variable $n is not valid: Int cannot represent non-integer value: "many"',
        locations: [{ line: 1, column: 8 }],
        extensions: { code: 'BAD_USER_INPUT', variablePath: ['n'], requestId: expect.any(String) },
      },
    ]);
  });

  it('says where in a variable the mistake is, in the caller’s language', async () => {
    const response = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      variables: { ids: ['a', null] },
      language: 'zh',
    });

    const [{ message, extensions }] = response.body.errors;
    expect(message).toMatch(/^变量 \$ids\[1\] 的值无效：/);
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', variablePath: ['ids', '1'] });
  });

  it('takes a great many mistakes for the caller’s, not for a fault of ours', async () => {
    const response = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      variables: { ids: Array<null>(60).fill(null) },
    });

    const codes = response.body.errors.map(
      ({ extensions }: { extensions: { code: string } }) => extensions.code,
    );
    expect(new Set(codes)).toEqual(new Set(['BAD_USER_INPUT', 'TOO_MANY_MISTAKES']));
    expect(logged).toEqual([]);
  });

  it('keeps the names of the schema to itself where it is told to', async () => {
    const { server } = await createApiFixture({
      settings: { introspection: false, hideSchemaDetails: true },
    });
    const typo = await request(server)
      .post('/graphql')
      .auth('good', { type: 'bearer' })
      .send({ query: '{ whoam }' });
    const schema = await request(server)
      .post('/graphql')
      .send({ query: '{ __schema { queryType { name } } }' });

    expect(typo.body.errors[0].message).not.toContain('whoami');
    expect(schema.body.data).toBeUndefined();
  });

  interface Asking {
    readonly token?: string | null;
    readonly language?: string;
    readonly variables?: Record<string, unknown>;
  }

  function ask(query: string, { token = 'good', language = 'en', variables }: Asking = {}) {
    const post = request(api.server).post('/graphql').set('accept-language', language);
    return (token === null ? post : post.auth(token, { type: 'bearer' })).send({ query, variables });
  }
});

function ignore(): void {}

function recordingLogger(lines: string[]): LoggerService {
  return {
    log: ignore,
    warn: ignore,
    error: (...parts: unknown[]) => lines.push(parts.map(String).join('\n')),
  };
}
