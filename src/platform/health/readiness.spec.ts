import { Readiness } from './readiness.js';

describe('Readiness', () => {
  it('holds while every check does, and names those that do not', async () => {
    const readiness = new Readiness();
    readiness.require('database', async () => undefined);
    expect(await readiness.report()).toEqual({ ready: true, checks: { database: 'ok' } });

    readiness.require('timers', () => Promise.reject(new Error('the poller stands still')));

    expect(await readiness.report()).toEqual({
      ready: false,
      checks: { database: 'ok', timers: 'the poller stands still' },
    });
  });

  it('ends with the beginning of the shutdown, while everything still works', async () => {
    const readiness = new Readiness();
    readiness.require('database', async () => undefined);

    readiness.stop();

    expect(await readiness.report()).toEqual({
      ready: false,
      checks: { database: 'ok', shutdown: 'in progress' },
    });
  });
});
