import { Subscription } from './subscription.js';

function subscribe() {
  const ended = jestFn();
  return { subscription: new Subscription(ended.fn), ended };
}

function jestFn() {
  let calls = 0;
  return { fn: () => (calls += 1), calls: () => calls };
}

describe('Subscription', () => {
  it('hands out what was pushed, in order, whether the reader waits or comes later', async () => {
    const { subscription } = subscribe();
    const early = subscription.next();
    for (const seq of [1, 2, 3]) subscription.push({ seq });

    expect(await early).toEqual({ done: false, value: { seq: 1 } });
    expect(await subscription.next()).toEqual({ done: false, value: { seq: 2 } });
    expect(await subscription.next()).toEqual({ done: false, value: { seq: 3 } });
  });

  it('drops all that waits for one null where the reader is too slow', async () => {
    const { subscription } = subscribe();
    for (let seq = 1; seq <= 257; seq += 1) subscription.push({ seq });
    subscription.push({ seq: 258 });

    expect((await subscription.next()).value).toBeNull();
    expect((await subscription.next()).value).toEqual({ seq: 258 });
  });

  it('ends a reader that waits, once, and delivers nothing afterwards', async () => {
    const { subscription, ended } = subscribe();
    const waiting = subscription.next();
    await subscription.return();
    await subscription.return();
    subscription.push({ seq: 1 });

    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await subscription.next()).toEqual({ done: true, value: undefined });
    expect(ended.calls()).toBe(1);
  });

  it('refuses a second reader at the same time', async () => {
    const { subscription } = subscribe();
    const first = subscription.next();

    await expect(subscription.next()).rejects.toThrow('one reader');
    subscription.end();
    await first;
  });
});
