import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { Readiness } from '../../src/platform/health/readiness.js';
import { createTestApp } from '../support/test-app.js';

describe('shutting down', () => {
  it('lets a request under way end, with its answer, and takes no new one', async () => {
    const { app, url, close } = await createTestApp();
    const gate = new EventEmitter();
    const arrived = once(gate, 'arrived');
    app.get(Readiness).require('slow', async () => {
      gate.emit('arrived');
      await once(gate, 'answer');
    });

    const underWay = fetch(`${url}/health/ready`);
    await arrived;
    const closing = close();
    await new Promise((resolve) => setImmediate(resolve));
    const late = fetch(`${url}/health/live`).then(
      ({ status }) => status,
      () => 'refused',
    );
    expect(await late).toBe('refused');
    gate.emit('answer');

    const response = await underWay;
    expect(await response.json()).toMatchObject({
      checks: { database: 'ok', slow: 'ok', shutdown: 'in progress' },
    });
    await closing;
  });

  it('does not wait longer than it may for a caller that never finishes its request', async () => {
    const { url, close } = await createTestApp({ environment: { SHUTDOWN_TIMEOUT_MS: '100' } });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    await once(socket, 'connect');
    const ended = once(socket, 'close');

    await close();

    await ended;
    expect(socket.destroyed).toBe(true);
  });
});
