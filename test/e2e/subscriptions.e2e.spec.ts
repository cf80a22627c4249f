import { once } from 'node:events';
import { createClient, type Client } from 'graphql-ws';
import request from 'supertest';
import { WebSocket } from 'ws';
import { createApiFixture, type ApiFixture } from '../support/api-fixture.js';

const TICKS = 'subscription { ticks }';

describe('Subscriptions over graphql-transport-ws', () => {
  let api: ApiFixture;
  const clients: Client[] = [];
  const sockets: WebSocket[] = [];

  beforeEach(async () => {
    api = await createApiFixture();
  });

  afterEach(async () => {
    sockets.splice(0).forEach((socket) => socket.terminate());
    for (const client of clients.splice(0)) await client.dispose();
    await api.app.close();
  });

  it('gives each event to who is signed in', async () => {
    const ticks = connect().iterate({ query: TICKS });
    const first = ticks.next();
    await api.feed.untilHeard();

    api.feed.send(7);

    expect((await first).value).toEqual({ data: { ticks: 7 } });
  });

  it('stops listening when the client has heard enough', async () => {
    const ticks = connect().iterate({ query: TICKS });
    const first = ticks.next();
    await api.feed.untilHeard();
    api.feed.send(1);
    await first;

    await ticks.return?.();
    await api.feed.untilDeserted();

    expect(api.feed.size).toBe(0);
  });

  it('stops listening when the connection breaks', async () => {
    const socket = await open();
    await greet(socket, 'Bearer good');
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: TICKS } }));
    await api.feed.untilHeard();

    socket.terminate();
    await api.feed.untilDeserted();

    expect(api.feed.size).toBe(0);
  });

  it('asks again at each event who the listener is, and ends with an error when the token no longer holds', async () => {
    const ticks = connect({ 'accept-language': 'zh' }).iterate({ query: TICKS });
    const first = ticks.next();
    await api.feed.untilHeard();
    api.authenticator.state = 'revoked';

    api.feed.send(7);

    await expect(first).rejects.toEqual([
      {
        message: '令牌已被吊销。',
        extensions: { code: 'UNAUTHENTICATED', reason: 'TOKEN_REVOKED', requestId: expect.any(String) },
      },
    ]);
    expect(api.feed.size).toBe(0);
  });

  it.each([
    ['a foreign token', { authorization: 'Bearer other' }],
    ['no token', {}],
    ['no payload', undefined],
  ])('closes the connection as forbidden for %s', async (_, payload) => {
    const socket = await open();

    socket.send(JSON.stringify({ type: 'connection_init', payload }));

    expect(await closing(socket)).toEqual([4403, 'Forbidden']);
  });

  it('asks the client to come back while the database is away', async () => {
    api.authenticator.state = 'database away';
    const socket = await open();

    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer good' } }));

    expect(await closing(socket)).toEqual([1013, 'DATABASE_UNAVAILABLE']);
  });

  it('closes a connection that does not say who it is in time', async () => {
    expect(await closing(await open())).toEqual([4408, 'Connection initialisation timeout']);
  });

  it('closes a connection that subscribes before it said who it is', async () => {
    const socket = await open();

    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: TICKS } }));

    expect((await closing(socket))[0]).toBe(4401);
  });

  it.each([
    ['a query', '{ whoami }', 'SUBSCRIPTIONS_ONLY'],
    ['what is no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { tocks }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'too deep a document',
      'subscription { boxTicks { inner { inner { inner { label } } } } }',
      'QUERY_TOO_DEEP',
    ],
    ['too long a document', `subscription { ticks ${'@include(if: true) '.repeat(20)} }`, 'QUERY_TOO_LONG'],
  ])('refuses %s', async (_, query, code) => {
    await expect(connect().iterate({ query }).next()).rejects.toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code }) }),
    ]);
  });

  it('bounds the subscriptions of a connection', async () => {
    const client = connect();
    void client.iterate({ query: TICKS }).next();
    void client.iterate({ query: TICKS }).next();

    await expect(client.iterate({ query: TICKS }).next()).rejects.toEqual([
      expect.objectContaining({
        message: 'A connection may have at most 2 subscriptions at a time.',
        extensions: expect.objectContaining({ code: 'TOO_MANY_SUBSCRIPTIONS' }),
      }),
    ]);
  });

  it('bounds the connections', async () => {
    await Promise.all([open(), open(), open()]);

    await expect(open()).rejects.toThrow('503');
  });

  it('refuses an upgrade that is not for it', async () => {
    await expect(open('/elsewhere')).rejects.toThrow('404');
  });

  it('agrees on no other protocol', async () => {
    await expect(open('/graphql', 'graphql-ws')).rejects.toThrow('subprotocol');
  });

  it('closes a connection that sends too much at once', async () => {
    const socket = await open();

    socket.send('x'.repeat(3000));

    expect((await closing(socket))[0]).toBe(1009);
  });

  it('says goodbye when the service stops', async () => {
    const socket = await open();
    await greet(socket, 'Bearer good');
    const goodbye = closing(socket);

    await api.app.close();

    expect(await goodbye).toEqual([1001, 'Going away']);
  });

  it('refuses to subscribe over plain HTTP', async () => {
    const { body } = await request(api.server)
      .post('/graphql')
      .auth('good', { type: 'bearer' })
      .send({ query: TICKS });

    expect(body.errors[0].extensions.code).toBe('SUBSCRIBE_BY_WEBSOCKET');
  });

  function connect(params: Record<string, string> = {}): Client {
    const client = createClient({
      url: api.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: 'Bearer good', ...params },
      retryAttempts: 0,
    });
    clients.push(client);
    return client;
  }

  async function open(path = '/graphql', protocol = 'graphql-transport-ws'): Promise<WebSocket> {
    const socket = new WebSocket(new URL(path, api.url.replace('http', 'ws')), protocol);
    sockets.push(socket);
    await once(socket, 'open');
    return socket;
  }
});

async function greet(socket: WebSocket, authorization: string): Promise<void> {
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  await once(socket, 'message');
}

async function closing(socket: WebSocket): Promise<[number, string]> {
  const [code, reason] = await once(socket, 'close');
  return [Number(code), String(reason)];
}
