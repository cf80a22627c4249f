import { Broadcast } from './broadcast.js';
import { subscribeFromNow } from './subscribe-from-now.js';
import { Subscription } from './subscription.js';

/** A broadcast without a connection, whose one subscription the test feeds. */
class FedBroadcast extends Broadcast {
  readonly fed = new Subscription(() => undefined);

  constructor(private readonly connected: boolean) {
    super('postgres://nowhere', () => undefined);
  }

  override get listening(): boolean {
    return this.connected;
  }

  override subscribe(): Subscription {
    return this.fed;
  }
}

describe('subscribeFromNow', () => {
  it('says at once that there is something to look at, then hands out what is sent', async () => {
    const broadcast = new FedBroadcast(true);
    const received = subscribeFromNow(broadcast, 'run:1');
    broadcast.fed.push({ seq: 1 });

    expect(await received.next()).toEqual({ done: false, value: null });
    expect(await received.next()).toEqual({ done: false, value: { seq: 1 } });
  });

  it('leaves it to a connection that is still being made to say so', async () => {
    const broadcast = new FedBroadcast(false);
    const received = subscribeFromNow(broadcast, 'run:1');
    broadcast.fed.push(null);
    broadcast.fed.push({ seq: 1 });

    expect((await received.next()).value).toBeNull();
    expect((await received.next()).value).toEqual({ seq: 1 });
  });

  it('ends at once, also while somebody waits for the next', async () => {
    const received = subscribeFromNow(new FedBroadcast(true), 'run:1');
    await received.next();
    const waiting = received.next();
    await received.return?.();

    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await received.next()).toEqual({ done: true, value: undefined });
  });
});
