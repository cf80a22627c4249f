import { BookOfNames } from '../../../../test/support/book-of-names.js';
import {
  type Behaviour,
  json,
  type LocalService,
  startLocalService,
} from '../../../../test/support/local-service.js';
import { checkedLookup } from './checked-lookup.js';
import type { TargetRules } from './check-url.js';
import { type OutgoingRequest, sendRequest } from './send-request.js';

const NAMES = new BookOfNames({ 'erp.test': ['127.0.0.1'], 'metadata.test': ['169.254.169.254'] });
const RULES = { hosts: ['127.0.0.1', '*.test'], privateAddresses: true };

const redirect =
  (status: number, location: string): Behaviour =>
  (request, response) => {
    if (request.url === '/there') json('arrived')(request, response);
    else response.writeHead(status, { Location: location }).end();
  };

describe('redirections', () => {
  let service: LocalService;

  beforeAll(async () => {
    service = await startLocalService();
  });

  beforeEach(() => {
    service.received.length = 0;
  });

  /** The text of the answer, or why there is none. */
  const send = (request: Partial<OutgoingRequest> = {}, rules: TargetRules = RULES): Promise<unknown> =>
    sendRequest(
      {
        method: 'POST',
        url: `${service.url}/orders`,
        headers: {},
        ownHeaders: { 'Idempotency-Key': '7' },
        body: null,
        ...request,
      },
      rules,
      { lookup: checkedLookup(NAMES, true), maxBytes: 1_000, signal: new AbortController().signal },
    ).then(
      ({ body }) => body.toString(),
      (error: unknown) => error,
    );
  const asked = (): string[] => service.received.map(({ method, url }) => `${method} ${url}`);
  const at = (host: string): string => service.url.replace('127.0.0.1', host);

  it('are followed with the same request, or with a GET where they say so', async () => {
    service.behave = redirect(307, '/there');
    expect(await send({ body: '{"count":2}' })).toBe('"arrived"');
    expect(service.received[1]).toMatchObject({ method: 'POST', body: '{"count":2}' });

    service.behave = redirect(303, '/there');
    expect(await send({ body: '{"count":2}' })).toBe('"arrived"');
    expect(service.received[3]).toMatchObject({ method: 'GET', body: '' });

    service.behave = redirect(302, '/there');
    expect(await send({ method: 'GET' })).toBe('"arrived"');
  });

  it('do not send a POST again that might have been done', async () => {
    service.behave = redirect(302, '/there');

    expect(await send()).toMatchObject({ code: 'REDIRECT_NOT_ALLOWED', mayPass: false });
    expect(asked()).toEqual(['POST /orders']);
  });

  it('take the headers of the playbook to no other origin, and keep the key', async () => {
    service.behave = redirect(307, `${at('erp.test')}/there`);

    await send({ headers: { Authorization: 'Bearer swordfish' } });

    expect(service.received[0]?.headers.authorization).toBe('Bearer swordfish');
    expect(service.received[1]?.headers.authorization).toBeUndefined();
    expect(service.received[1]?.headers['idempotency-key']).toBe('7');
  });

  it.each([
    ['http://169.254.169.254/latest', 'HOST_NOT_ALLOWED'],
    ['http://metadata.test/latest', 'ADDRESS_NOT_ALLOWED'],
    ['http://internal.example.com/', 'HOST_NOT_ALLOWED'],
    ['file:///etc/passwd', 'URL_NOT_ALLOWED'],
    ['http://root:root@erp.test/', 'URL_NOT_ALLOWED'],
  ])('to %s end the call: %s', async (location, code) => {
    service.behave = redirect(307, location);

    expect(await send()).toMatchObject({ code, mayPass: false });
    expect(asked()).toEqual(['POST /orders']);
  });

  it('to a private address end the call where those are not allowed', async () => {
    service.behave = redirect(307, 'http://10.0.0.7/');
    // The first address stands for a public one.
    const rules = { hosts: ['erp.test', '10.0.0.7'], privateAddresses: false };

    expect(await send({ method: 'GET', url: at('erp.test') }, rules)).toMatchObject({
      code: 'ADDRESS_NOT_ALLOWED',
    });
    expect(asked()).toEqual(['GET /']);
  });

  it('in a circle end after three', async () => {
    service.behave = redirect(307, '/orders');

    expect(await send()).toMatchObject({ code: 'TOO_MANY_REDIRECTS', mayPass: false });
    expect(asked()).toEqual(Array.from({ length: 4 }, () => 'POST /orders'));
  });
});
