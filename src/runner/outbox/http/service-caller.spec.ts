import { gzipSync } from 'node:zlib';
import { BookOfNames } from '../../../../test/support/book-of-names.js';
import { HandSleeper } from '../../../../test/support/hand-sleeper.js';
import { Latch } from '../../../../test/support/latch.js';
import {
  type Behaviour,
  json,
  type LocalService,
  startLocalService,
} from '../../../../test/support/local-service.js';
import type { ServicesConfig } from '../../../platform/config/config.js';
import { CallFailure } from '../call-failure.js';
import { NO_CALLS } from '../outbox.settings.js';
import { ServiceCaller, type ServiceRequest } from './service-caller.js';

const RUN = '0190a000-0000-7000-8000-000000000001';
const CALL = '0190a000-0000-7000-8000-000000000002';

const forever: Behaviour = () => undefined;
const drip: Behaviour = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).write('[1');
};

describe('ServiceCaller', () => {
  let service: LocalService;
  let sleeper: HandSleeper;
  let names: BookOfNames;

  beforeAll(async () => {
    service = await startLocalService();
  });

  beforeEach(() => {
    service.received.length = 0;
    sleeper = new HandSleeper();
    names = new BookOfNames({
      'erp.test': ['127.0.0.1'],
      'both.test': ['169.254.169.254', '127.0.0.1'],
      'metadata.test': ['169.254.169.254', '::ffff:169.254.169.254'],
    });
  });

  const call = (
    request: Partial<ServiceRequest> = {},
    services: Partial<ServicesConfig> = {},
    stop = new AbortController().signal,
  ): Promise<unknown> => {
    const settings = {
      worksOn: null,
      services: { ...NO_CALLS.services, hosts: ['127.0.0.1', '*.test'], privateAddresses: true, ...services },
    };
    return new ServiceCaller(names, sleeper, settings).call(
      {
        runId: RUN,
        callId: CALL,
        method: 'POST',
        url: `${service.url}/orders`,
        headers: {},
        body: null,
        timeoutMs: 10_000,
        result: undefined,
        ...request,
      },
      stop,
    );
  };
  const failing = async (...args: Parameters<typeof call>): Promise<CallFailure> => {
    const outcome = await call(...args).catch((error: unknown) => error);
    if (outcome instanceof CallFailure) return outcome;
    throw new Error(`It did not fail as a call: ${String(outcome)}`);
  };
  const at = (host: string): string => service.url.replace('127.0.0.1', host);

  it('sends what the playbook says, and which run and call it is for', async () => {
    service.behave = json({ order: '7' });

    const output = await call(
      { headers: { 'X-Team': 'u1', Authorization: { secret: 'ERP' } }, body: { sku: '礼物', count: 2 } },
      { secrets: new Map([['ERP', 'Bearer swordfish']]) },
    );

    expect(output).toEqual({ order: '7' });
    expect(service.received).toEqual([
      {
        method: 'POST',
        url: '/orders',
        body: '{"sku":"礼物","count":2}',
        headers: {
          host: new URL(service.url).host,
          connection: 'close',
          'x-team': 'u1',
          authorization: 'Bearer swordfish',
          'content-type': 'application/json',
          'content-length': '26',
          accept: 'application/json',
          'accept-encoding': 'identity',
          'idempotency-key': CALL,
          'setpiece-run': RUN,
          'user-agent': 'Setpiece',
        },
      },
    ]);
  });

  it.each([
    [400, 'HTTP_STATUS', false],
    [401, 'HTTP_STATUS', false],
    [404, 'HTTP_STATUS', false],
    [409, 'HTTP_STATUS', false],
    [300, 'HTTP_STATUS', false],
    [304, 'HTTP_STATUS', false],
    [408, 'SERVICE_BUSY', true],
    [425, 'SERVICE_BUSY', true],
    [429, 'SERVICE_BUSY', true],
    [500, 'SERVICE_BUSY', true],
    [503, 'SERVICE_BUSY', true],
  ])('takes status %i for %s', async (status, code, mayPass) => {
    service.behave = json({ secret: 'of the service' }, status);

    const failure = await failing();

    expect(failure).toMatchObject({ code, mayPass, waitMs: null });
    expect(failure.message).toContain(`HTTP ${status}`);
    expect(failure.message).not.toContain('of the service');
  });

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Mon, 02 Mar 2026 01:01:00 GMT', 60_000],
    ['Mon, 02 Mar 2026 00:00:00 GMT', null],
    ['soon', null],
    ['-5', null],
  ])('hears how long to wait: Retry-After: %s', async (text, waitMs) => {
    service.behave = (_, response) => {
      response.writeHead(429, { 'Retry-After': text, Date: 'Mon, 02 Mar 2026 01:00:00 GMT' }).end();
    };

    expect(await failing()).toMatchObject({ code: 'SERVICE_BUSY', waitMs });
  });

  describe('limits', () => {
    it.each([
      ['a service that never answers', forever],
      ['one that begins to answer and never ends', drip],
    ])('gives up on %s', async (_, behave) => {
      const asking = new Latch();
      service.behave = (request, response) => {
        behave(request, response);
        asking.open();
      };
      const outcome = failing({ timeoutMs: 5_000 });

      expect(await sleeper.nextSleep()).toBe(5_000);
      await asking.opened;
      sleeper.end();

      expect(await outcome).toMatchObject({
        code: 'SERVICE_TIMEOUT',
        mayPass: true,
        message: 'The service did not finish its answer within 5 seconds',
      });
    });

    it('gives no service more time than the operator does', async () => {
      service.behave = json(null);

      await call({ timeoutMs: 3_600_000 }, { timeoutMs: 20_000 });

      expect(await sleeper.nextSleep()).toBe(20_000);
    });

    it('breaks off when the process stops', async () => {
      const stopping = new AbortController();
      service.behave = () => stopping.abort(new Error('The process stops.'));

      await expect(call({}, {}, stopping.signal)).rejects.toThrow('The process stops.');
    });

    it.each([
      ['that says so', { 'Content-Length': String(1024 ** 3) }],
      ['in pieces', {}],
    ])('cuts off an answer of 1 GB %s', async (_, headers) => {
      let sent = 0;
      const ended = new Promise<void>((resolve) => {
        service.behave = (__, response) => {
          const piece = Buffer.alloc(65_536, 'x');
          const more = (): void => {
            while (!response.destroyed && sent < 1024 ** 3 && response.write(piece)) sent += piece.length;
          };
          response.on('drain', more).on('close', resolve);
          response.writeHead(200, { 'Content-Type': 'text/plain', ...headers });
          more();
        };
      });

      expect(await failing({}, { maxResponseBytes: 100_000 })).toMatchObject({
        code: 'RESPONSE_TOO_LARGE',
        mayPass: false,
      });
      await ended;
      expect(sent).toBeLessThan(32 * 1024 ** 2);
    });

    it('never unpacks a compressed answer', async () => {
      service.behave = (_, response) => {
        response
          .writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(50 * 1024 ** 2)));
      };

      expect(await failing()).toMatchObject({ code: 'ENCODING_NOT_SUPPORTED', mayPass: false });
    });

    it('tries again later where the connection breaks or cannot be made', async () => {
      service.behave = (request) => void request.socket.destroy();
      expect(await failing()).toMatchObject({ code: 'SERVICE_UNREACHABLE', mayPass: true });

      service.behave = (request, response) => {
        response.writeHead(200, { 'Content-Length': '10' }).write('half');
        setImmediate(() => request.socket.destroy());
      };
      expect(await failing()).toMatchObject({ code: 'SERVICE_UNREACHABLE', mayPass: true });

      const gone = await startLocalService();
      await gone.stop();
      expect(await failing({ url: gone.url })).toMatchObject({
        message: 'The service could not be reached (ECONNREFUSED)',
      });
      expect(await failing({ url: 'http://nobody.test/' })).toMatchObject({
        message: 'The service could not be reached (ENOTFOUND)',
      });
    });

    it('does not send what is no HTTP', async () => {
      expect(await failing({ headers: { 'X-Note': 'one\r\nCookie: two' } })).toMatchObject({
        code: 'REQUEST_INVALID',
      });
      expect(service.received).toEqual([]);
    });
  });

  describe('addresses', () => {
    it('connects to what it has checked, after one look-up', async () => {
      service.behave = json('here');

      expect(await call({ url: at('erp.test') })).toBe('here');
      expect(await call({ url: at('both.test') })).toBe('here');
      expect(names.asked).toBe(2);
      expect(service.received[0]?.headers.host).toBe(`erp.test:${new URL(service.url).port}`);
    });

    it('refuses a name that leads into this machine', async () => {
      const failure = await failing({ url: at('erp.test') }, { privateAddresses: false });

      expect(failure).toMatchObject({ code: 'ADDRESS_NOT_ALLOWED', mayPass: false });
      expect(service.received).toEqual([]);
    });

    it('refuses link-local addresses even where private ones are allowed', async () => {
      expect(await failing({ url: 'http://metadata.test/latest' })).toMatchObject({
        code: 'ADDRESS_NOT_ALLOWED',
      });
    });

    it('refuses hosts that nobody allowed', async () => {
      expect(await failing({}, { hosts: [] })).toMatchObject({ code: 'HOST_NOT_ALLOWED', mayPass: false });
      expect(service.received).toEqual([]);
    });
  });
});
