import { Client } from 'pg';

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** What happens on the connection. */
export interface ListenEvents {
  onNotification(text: string): void;
  /** From now on every notification arrives; those sent before may have been missed. */
  onListening(): void;
  /** The connection is gone, or could not be made; it is tried again by itself. */
  onLost(error: Error): void;
}

/** One connection that LISTENs to a channel, and is made again whenever it breaks, after 0.1 to 5 seconds. */
export class ListenConnection {
  #client: Client | null = null;
  #opening: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #pauseMs = SHORTEST_PAUSE_MS;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly events: ListenEvents,
  ) {}

  /** Begins to connect; the outcome is told through the events. */
  open(): void {
    if (this.#closed) return;
    this.#opening = this.#connect();
  }

  /** Ends the connection, for good. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#opening;
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'setpiece broadcast',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    this.#client = client;
    client.on('error', (error) => this.#lose(client, error));
    client.on('end', () => this.#lose(client, new Error('The connection was closed by the database.')));
    client.on('notification', ({ payload }) => {
      if (payload !== undefined) this.events.onNotification(payload);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
      this.#pauseMs = SHORTEST_PAUSE_MS;
      if (this.#client === client) this.events.onListening();
    } catch (error) {
      this.#lose(client, error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** A broken connection tells of it more than once; only the first counts. */
  #lose(client: Client, error: Error): void {
    if (this.#client !== client || this.#closed) return;
    this.#client = null;
    client.end().catch(() => undefined);
    this.events.onLost(error);
    this.#retry = setTimeout(() => this.open(), this.#pauseMs);
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }
}
