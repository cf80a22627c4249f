import type { Socket } from 'node:net';
import type { ClientBase } from 'pg';

/** The connection was given up: the server did not say anything for too long, although it owed an answer. */
class SilentServerError extends Error {
  readonly code = 'ETIMEDOUT';

  constructor(milliseconds: number) {
    super(`The database did not answer for ${milliseconds} ms.`);
  }
}

/**
 * Gives a connection up when the server owes an answer and nothing moves for so long. The server's own time limit does
 * not help where the server, or the way to it, has stopped: the caller would wait for as long as TCP does.
 */
export function watchConnection(client: ClientBase, milliseconds: number): void {
  const stream = streamOf(client);
  // Begins anew with every byte in either direction, and is told once.
  stream?.setTimeout(milliseconds, () => {
    if (isAnswerDue(client)) stream.destroy(new SilentServerError(milliseconds));
  });
}

function streamOf(client: object): Socket | null {
  if (!('connection' in client) || !isObject(client.connection) || !('stream' in client.connection))
    return null;
  const { stream } = client.connection;
  return isSocket(stream) ? stream : null;
}

function isAnswerDue(client: object): boolean {
  return 'readyForQuery' in client && client.readyForQuery !== true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isSocket(value: unknown): value is Socket {
  return isObject(value) && 'setTimeout' in value && 'destroy' in value;
}
