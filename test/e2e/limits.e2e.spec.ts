import request from 'supertest';
import { createApiFixture, type ApiFixture } from '../support/api-fixture.js';

describe('How much one operation may ask for', () => {
  let api: ApiFixture;

  beforeAll(async () => {
    api = await createApiFixture();
  });

  it.each([
    ['as deep as is allowed', nested(4)],
    ['with as many aliases as are allowed', '{ a: whoami b: whoami c: whoami }'],
    ['as costly as is allowed', '{ boxes(first: 10) { inner { inner { label } } } }'],
  ])('answers a query %s', async (_, query) => {
    const { body } = await ask(query);

    expect(body.errors).toBeUndefined();
  });

  it.each([
    ['too deep', nested(5), 'QUERY_TOO_DEEP', '查询嵌套过深：5 层，最多 4 层。'],
    [
      'with too many aliases',
      '{ a: whoami b: whoami c: whoami d: whoami }',
      'QUERY_TOO_WIDE',
      '查询别名过多：4 个，最多 3 个。',
    ],
    [
      'that costs too much',
      '{ boxes(first: 51) { label } }',
      'QUERY_TOO_COSTLY',
      '查询代价过高：51，上限 50。',
    ],
    ['that is too long', `{ ${'whoami '.repeat(100)} }`, 'QUERY_TOO_LONG', '查询过长：最多 100 个词元。'],
    [
      'that reads too much',
      '{ boxes(first: 11) { label } }',
      'RECORD_BUDGET_EXCEEDED',
      '一次请求最多读取 10 条记录，请减少 first 或拆分查询。',
    ],
  ])('refuses a query %s', async (_, query, code, message) => {
    const { body } = await ask(query);

    expect(body.errors).toEqual([
      expect.objectContaining({ message, extensions: expect.objectContaining({ code }) }),
    ]);
  });

  it('adds up what the aliases of a list read', async () => {
    const { body } = await ask('{ a: boxes(first: 6) { label } b: boxes(first: 6) { label } }');

    expect(body.errors[0].extensions.code).toBe('RECORD_BUDGET_EXCEEDED');
  });

  it('refuses before anything is executed', async () => {
    const { body } = await ask('{ broken { label } a: whoami b: whoami c: whoami d: whoami }');

    expect(body.data).toBeUndefined();
    expect(body.errors).toHaveLength(1);
  });

  it('bounds introspection, which costs nothing otherwise', async () => {
    const circular =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';
    const { body } = await ask(circular);

    expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('refuses a body that is too large, in the caller’s language', async () => {
    const { status, body } = await ask(`{ whoami } # ${'x'.repeat(2000)}`);

    expect(status).toBe(413);
    expect(body.errors[0]).toMatchObject({
      message: '请求正文过大：最多 2000 字节。',
      extensions: { code: 'BODY_TOO_LARGE' },
    });
  });

  it('refuses a body that is not JSON', async () => {
    const { status, body } = await request(api.server)
      .post('/graphql')
      .set('content-type', 'application/json')
      .send('{ whoami }');

    expect(status).toBe(400);
    expect(body.errors[0].extensions).toEqual({ code: 'BODY_UNREADABLE', requestId: expect.any(String) });
  });

  it('refuses several operations in one request', async () => {
    const { status } = await request(api.server)
      .post('/graphql')
      .auth('good', { type: 'bearer' })
      .send([{ query: '{ whoami }' }, { query: '{ whoami }' }]);

    expect(status).toBe(400);
  });

  it('refuses requests that a foreign page could make a browser send', async () => {
    const { status } = await request(api.server).get('/graphql').query({ query: '{ __typename }' });

    expect(status).toBe(400);
  });

  function ask(query: string) {
    return request(api.server)
      .post('/graphql')
      .set('accept-language', 'zh')
      .auth('good', { type: 'bearer' })
      .send({ query });
  }
});

function nested(levels: number): string {
  return `{ box ${'{ inner '.repeat(levels - 2)} { label } ${'}'.repeat(levels - 2)} }`;
}
