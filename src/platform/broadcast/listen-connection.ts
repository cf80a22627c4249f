import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { Client } from 'pg';

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;
const HEARTBEAT_MS = 15_000;

/** What happens on the connection. */
export interface ListenEvents {
  onNotification(text: string): void;
  /** From now on every notification arrives; those sent before may have been missed. */
  onListening(): void;
  /** The connection is gone, or could not be made; it is tried again by itself. */
  onLost(error: Error): void;
}

/**
 * One connection that LISTENs to a channel, and is made again whenever it breaks, after 0.1 to 5 seconds. Every 15 seconds
 * it sends itself a notification: where that has not come back by the next one, the server, the way to it or (a pooler
 * that gives the session to others) the listening is gone without a word, and the connection counts as broken.
 */
export class ListenConnection {
  #client: Client | null = null;
  #opening: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #pauseMs = SHORTEST_PAUSE_MS;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly events: ListenEvents,
    private readonly heartbeatMs = HEARTBEAT_MS,
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
    clearInterval(this.#heartbeat);
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
    client.on('notification', ({ channel, payload }) => {
      if (channel === this.channel && payload !== undefined) this.events.onNotification(payload);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
      if (this.#client !== client) return;
      this.#beat(client);
      this.events.onListening();
    } catch (error) {
      this.#lose(client, error instanceof Error ? error : new Error(String(error)));
    }
  }

  #beat(client: Client): void {
    const own = `setpiece ${randomUUID()}`;
    let isMissing = false;
    client.on('notification', ({ channel }) => {
      if (channel !== own) return;
      isMissing = false;
      this.#pauseMs = SHORTEST_PAUSE_MS;
    });
    const send = (sql: string): void => {
      client.query(sql).catch((error: Error) => this.#lose(client, error));
    };
    send(`LISTEN ${client.escapeIdentifier(own)}`);
    const beat = (): void => {
      if (isMissing) {
        this.#lose(client, new Error('A notification to itself did not arrive.'));
        return;
      }
      isMissing = true;
      send(`NOTIFY ${client.escapeIdentifier(own)}`);
    };
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(beat, this.heartbeatMs).unref();
    beat();
  }

  /** A broken connection tells of it more than once; only the first counts. */
  #lose(client: Client, error: Error): void {
    if (this.#client !== client || this.#closed) return;
    this.#client = null;
    clearInterval(this.#heartbeat);
    // One that does not answer would not say good-bye either.
    destroy(client);
    this.events.onLost(error);
    this.#retry = setTimeout(() => this.open(), this.#pauseMs);
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }
}

function destroy(client: Client): void {
  client.end().catch(() => undefined);
  if ('connection' in client && isConnection(client.connection)) client.connection.stream.destroy();
}

function isConnection(value: unknown): value is { readonly stream: Socket } {
  return typeof value === 'object' && value !== null && 'stream' in value;
}
