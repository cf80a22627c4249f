import type { Statements } from '../database/statements.js';
import { ListenConnection } from './listen-connection.js';
import { decodeMessages, encodeMessages, type Message, type Payload } from './message.js';
import { Subscription, type Received } from './subscription.js';

export type { Message, Payload } from './message.js';
export type { Received } from './subscription.js';

const CHANNEL = 'setpiece';
const NOTIFY = `SELECT pg_notify('${CHANNEL}', message) FROM json_array_elements_text($1::json) AS m (message)`;

/** Told each time the listening connection breaks; it is made again by itself. */
export type LostListener = (error: Error) => void;

/**
 * Messages from transactions to whoever listens, in this process or another on the same database. A message is sent if
 * and when its transaction commits, in the order of the commits. Nothing is kept for those who do not listen.
 */
export class Broadcast {
  readonly #subscriptions = new Map<string, Set<Subscription>>();
  readonly #connection: ListenConnection;
  #opened = false;
  #listening = false;

  /** @param url of the database. The one connection is made at the first subscription. */
  constructor(url: string, onLost: LostListener) {
    this.#connection = new ListenConnection(url, CHANNEL, {
      onNotification: (text) => this.#deliver(text),
      onListening: () => this.#resume(),
      onLost: (error) => {
        this.#listening = false;
        onLost(error);
      },
    });
  }

  async publish(tx: Statements, topic: string, payload: Payload): Promise<void> {
    await this.publishAll(tx, [{ topic, payload }]);
  }

  async publishAll(tx: Statements, messages: readonly Message[]): Promise<void> {
    for (const { sql, params } of this.notices(messages)) await tx.query(sql, params);
  }

  /** What is to be sent in a transaction so that it publishes the messages: one statement, none where there are none. */
  notices(messages: readonly Message[]): { readonly sql: string; readonly params: readonly unknown[] }[] {
    if (messages.length === 0) return [];
    // As JSON: the driver spends longer on an array's quotes than both ends on this.
    const params = [JSON.stringify(encodeMessages(messages))];
    return [{ sql: NOTIFY, params }];
  }

  /**
   * The payloads sent to the topic from now on. A null among them says that payloads may have been missed (the
   * connection is new, or was away, or the reader was too slow): look at the record itself again. Ends with `return`,
   * as `for await` does when it is left, or with the process.
   */
  subscribe(topic: string): AsyncIterableIterator<Received> {
    const subscription = new Subscription((ended) => this.#forget(topic, ended));
    const subscribers = this.#subscriptions.get(topic) ?? new Set();
    this.#subscriptions.set(topic, subscribers.add(subscription));
    this.#open();
    return subscription;
  }

  /** True while every message that is sent arrives. */
  get listening(): boolean {
    return this.#listening;
  }

  /** Ends all subscriptions and the connection. */
  async close(): Promise<void> {
    for (const subscription of this.#all()) subscription.end();
    this.#listening = false;
    await this.#connection.close();
  }

  #open(): void {
    if (this.#opened) return;
    this.#opened = true;
    this.#connection.open();
  }

  #deliver(text: string): void {
    for (const { topic, payload } of decodeMessages(text)) {
      for (const subscription of this.#subscriptions.get(topic) ?? []) subscription.push(payload);
    }
  }

  #resume(): void {
    this.#listening = true;
    for (const subscription of this.#all()) subscription.push(null);
  }

  #all(): Subscription[] {
    return [...this.#subscriptions.values()].flatMap((subscribers) => [...subscribers]);
  }

  #forget(topic: string, subscription: Subscription): void {
    const subscribers = this.#subscriptions.get(topic);
    subscribers?.delete(subscription);
    if (subscribers?.size === 0) this.#subscriptions.delete(topic);
  }
}
