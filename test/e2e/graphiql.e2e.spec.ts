import request from 'supertest';
import { createApiFixture, type ApiFixture } from '../support/api-fixture.js';

describe('GraphiQL', () => {
  let api: ApiFixture;

  beforeAll(async () => {
    api = await createApiFixture({ settings: { graphiql: true } });
  });

  it('is a page that loads everything from this server', async () => {
    const { status, text, headers } = await request(api.server).get('/graphiql');
    const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');

    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(loaded.filter((address) => !address.startsWith('/graphiql/'))).toEqual(['data:,']);
    for (const address of loaded.filter((known) => known.startsWith('/'))) {
      const file = await request(api.server).get(address);
      expect([address, file.status, file.headers['content-type']]).toEqual([
        address,
        200,
        expect.stringMatching(/^text\/(javascript|css)/),
      ]);
    }
  });

  it.each(['/graphiql/nothing.js', '/graphiql/..%2f..%2fpackage.json', '/graphiql/constructor'])(
    'does not serve %s',
    async (address) => {
      expect((await request(api.server).get(address)).status).toBe(404);
    },
  );

  it('is where somebody ends up who opens the endpoint in a browser', async () => {
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const { status, headers } = await request(api.server).get('/graphql').set('accept', browser);

    expect([status, headers.location]).toEqual([302, '/graphiql']);
  });

  it('does not stand in the way of programs', async () => {
    const asked = request(api.server).get('/graphql').query({ query: '{ __typename }' });
    const { body } = await asked.set('accept', '*/*').set('apollo-require-preflight', '1');

    expect(body).toEqual({ data: { __typename: 'Query' } });
  });

  it('takes an empty Authorization, as its headers editor starts with, for none', async () => {
    const { body } = await request(api.server)
      .post('/graphql')
      .set('authorization', '')
      .send({ query: '{ __typename }' });

    expect(body).toEqual({ data: { __typename: 'Query' } });
  });

  it('is not there where it is switched off', async () => {
    const { server } = await createApiFixture({ settings: { graphiql: false } });

    expect((await request(server).get('/graphiql')).status).toBe(404);
    expect((await request(server).get('/graphiql/react.js')).status).toBe(404);
    expect((await request(server).get('/graphql').set('accept', 'text/html')).status).not.toBe(302);
  });
});
