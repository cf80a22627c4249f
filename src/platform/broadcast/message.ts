/** Tells those who listen to a topic that something happened, with just enough to know whether to look: ids, numbers. */
export interface Message {
  readonly topic: string;
  readonly payload: Payload;
}

export type Payload = Readonly<Record<string, string | number | boolean | null>>;

/** PostgreSQL takes 8000 bytes a notification. */
const MOST_BYTES = 7_900;

/** The message as it travels. Throws a RangeError where it is too long: broadcasts carry ids, never records. */
export function encodeMessage({ topic, payload }: Message): string {
  const text = JSON.stringify([topic, payload]);
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES)
    throw new RangeError(`a broadcast on ${topic} has ${bytes} bytes; at most ${MOST_BYTES}`);
  return text;
}

/** The message in a notification, or null where somebody else sent it. */
export function decodeMessage(text: string): Message | null {
  try {
    const [topic, payload]: [unknown, Payload] = JSON.parse(text);
    return typeof topic === 'string' ? { topic, payload } : null;
  } catch {
    return null;
  }
}
