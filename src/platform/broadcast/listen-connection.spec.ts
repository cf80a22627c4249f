import { EventEmitter, once } from 'node:events';
import { createDatabaseClone } from '../../../test/support/test-database.js';
import { TcpProxy } from '../../../test/support/tcp-proxy.js';
import { ListenConnection } from './listen-connection.js';

describe('ListenConnection', () => {
  it('notices a way to the database that has fallen silent, and listens again when it speaks', async () => {
    const proxy = await TcpProxy.to(await createDatabaseClone());
    const happened = new EventEmitter();
    const events = {
      onNotification: () => undefined,
      onListening: () => void happened.emit('listening'),
      onLost: (error: Error) => void happened.emit('lost', error.message),
    };
    const connection = new ListenConnection(proxy.url, 'setpiece', events, 100);
    try {
      const listening = once(happened, 'listening');
      connection.open();
      await listening;

      const lost = once(happened, 'lost');
      proxy.stall();
      expect(await lost).toEqual(['A notification to itself did not arrive.']);

      const again = once(happened, 'listening');
      proxy.resume();
      await again;
    } finally {
      await connection.close();
    }
  });
});
