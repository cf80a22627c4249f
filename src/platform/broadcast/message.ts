/** Tells those who listen to a topic that something happened, with just enough to know whether to look: ids, numbers. */
export interface Message {
  readonly topic: string;
  readonly payload: Payload;
}

export type Payload = Readonly<Record<string, string | number | boolean | null>>;

/** PostgreSQL takes 8000 bytes a notification. */
const MOST_BYTES = 7_900;

/**
 * The messages as they travel: as many together as a notification takes, because each one costs the database and every
 * listener. Throws a RangeError where one is too long: broadcasts carry ids, never records.
 */
export function encodeMessages(messages: readonly Message[]): string[] {
  const notifications: string[] = [];
  let together: string[] = [];
  let bytes = 1;
  for (const { topic, payload } of messages) {
    const text = JSON.stringify([topic, payload]);
    const length = Buffer.byteLength(text) + 1;
    if (length >= MOST_BYTES)
      throw new RangeError(`a broadcast on ${topic} has ${length} bytes; at most ${MOST_BYTES}`);
    if (bytes + length > MOST_BYTES) {
      notifications.push(`[${together.join(',')}]`);
      together = [];
      bytes = 1;
    }
    together.push(text);
    bytes += length;
  }
  return together.length === 0 ? notifications : [...notifications, `[${together.join(',')}]`];
}

/** The messages in a notification; none where somebody else sent it. */
export function decodeMessages(text: string): Message[] {
  try {
    const sent: unknown = JSON.parse(text);
    return Array.isArray(sent) ? sent.filter(isSent).map(([topic, payload]) => ({ topic, payload })) : [];
  } catch {
    return [];
  }
}

function isSent(message: unknown): message is [string, Payload] {
  return Array.isArray(message) && message.length === 2 && typeof message[0] === 'string';
}
