import { CodedError } from '../errors/coded-error.js';
import { insistAtStart } from './insist-at-start.js';

const AWAY = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

/** Time that passes only while somebody pauses. */
function handTime() {
  let now = 0;
  return {
    now: () => now,
    pause: (milliseconds: number) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

/** A step that fails so often before it succeeds. */
function failing(times: number, error: Error) {
  let attempts = 0;
  return () => {
    attempts += 1;
    return attempts > times ? Promise.resolve(attempts) : Promise.reject(error);
  };
}

describe('A step of the start', () => {
  it.each([
    ['a connection that is refused', AWAY],
    ['a failure that says it may pass', new CodedError('SERVICE_UNAVAILABLE', 'away', { retryable: true })],
  ])('is repeated at %s, and tells of every time', async (_what, error) => {
    const told: string[] = [];
    const options = { waitMs: 15_000, onRetry: (reason: string) => void told.push(reason) };

    expect(await insistAtStart(failing(3, error), options, handTime())).toBe(4);
    expect(told).toEqual([error.message, error.message, error.message]);
  });

  it('fails when the time is over, with the reason', async () => {
    const time = handTime();

    await expect(insistAtStart(failing(1_000, AWAY), { waitMs: 2_000 }, time)).rejects.toBe(AWAY);
    expect(time.now()).toBe(2_000);
  });

  it.each([
    ['a mistake', new TypeError('no')],
    ['what waiting does not help', new CodedError('MIGRATION_CHANGED', 'changed')],
  ])('fails at once at %s', async (_what, error) => {
    const time = handTime();

    await expect(insistAtStart(failing(1, error), { waitMs: 2_000 }, time)).rejects.toBe(error);
    expect(time.now()).toBe(0);
  });
});
