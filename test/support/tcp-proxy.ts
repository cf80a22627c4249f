import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { releaseAfterTests } from './release-after-tests.js';

/** A way to a server that a test can make slow, silent or broken. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private delayMs = 0;
  private stalled = false;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  /** A way to the server of the URL; closed after the file's last test. */
  static async to(target: string): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server, new URL(target));
    server.on('connection', (socket) => proxy.accept(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    releaseAfterTests(() => proxy.close());
    return proxy;
  }

  /** The target's URL by way of the proxy. */
  get url(): string {
    const url = new URL(this.target);
    const address = this.server.address() as AddressInfo;
    url.hostname = '127.0.0.1';
    url.port = String(address.port);
    return url.href;
  }

  /** From now on bytes are taken and none is passed on, in either direction; connections are still accepted. */
  stall(): void {
    this.stalled = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** What was held back goes on. */
  resume(): void {
    this.stalled = false;
    for (const socket of this.sockets) socket.resume();
  }

  /** From now on everything arrives so much later. */
  delay(milliseconds: number): void {
    this.delayMs = milliseconds;
  }

  /** Breaks all connections that there are. */
  cut(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  private async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(near: Socket): void {
    const far = connect(Number(this.target.port || 5432), this.target.hostname.replaceAll(/[[\]]/g, ''));
    this.join(near, far);
    this.join(far, near);
  }

  private join(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.setNoDelay(true);
    if (this.stalled) from.pause();
    from.on('data', (bytes) => {
      if (this.delayMs > 0) setTimeout(() => to.write(bytes), this.delayMs);
      else to.write(bytes);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
  }
}
