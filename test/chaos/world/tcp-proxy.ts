import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Connection {
  readonly client: Socket;
  readonly server: Socket;
  /** What came while nothing was to pass. */
  held: (() => void)[];
  loseNextAnswer: boolean;
}

/** The way from a replica to the database, which can be cut or made to hang. */
export class TcpProxy {
  readonly #connections = new Set<Connection>();
  #stalledUntil = 0;

  private constructor(
    private readonly listener: Server,
    private readonly targetPort: number,
  ) {
    listener.on('connection', (socket) => this.#connect(socket));
  }

  /** Listens on a free port of the loopback interface. */
  static async listen(targetPort: number): Promise<TcpProxy> {
    const listener = createServer();
    const proxy = new TcpProxy(listener, targetPort);
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  /** Ends every connection at once. New ones are let through. */
  cut(): void {
    for (const connection of this.#connections) end(connection);
  }

  /** Ends each connection when the database next says something on it; what it said is lost. */
  cutBeforeAnswer(): void {
    for (const connection of this.#connections) connection.loseNextAnswer = true;
  }

  /** Lets nothing pass for so many milliseconds, and then everything. */
  stall(milliseconds: number): void {
    this.#stalledUntil = performance.now() + milliseconds;
    setTimeout(() => this.#release(), milliseconds + 1);
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  #connect(client: Socket): void {
    const server = createConnection({ host: '127.0.0.1', port: this.targetPort, noDelay: true });
    client.setNoDelay(true);
    const connection: Connection = { client, server, held: [], loseNextAnswer: false };
    this.#connections.add(connection);
    for (const socket of [client, server]) {
      socket.on('error', () => end(connection));
      socket.on('close', () => {
        this.#connections.delete(connection);
        end(connection);
      });
    }
    client.on('data', (chunk) => this.#pass(connection, () => server.write(chunk)));
    server.on('data', (chunk) => {
      if (connection.loseNextAnswer) end(connection);
      else this.#pass(connection, () => client.write(chunk));
    });
  }

  #pass(connection: Connection, deliver: () => void): void {
    if (this.#isStalled() || connection.held.length > 0) connection.held.push(deliver);
    else deliver();
  }

  #release(): void {
    if (this.#isStalled()) return;
    for (const connection of this.#connections) {
      for (const deliver of connection.held) deliver();
      connection.held = [];
    }
  }

  #isStalled(): boolean {
    return performance.now() < this.#stalledUntil;
  }
}

function end({ client, server }: Connection): void {
  client.destroy();
  server.destroy();
}
