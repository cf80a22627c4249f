import type { ClientBase } from 'pg';
import { socketOf } from './socket-of.js';

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
  const stream = socketOf(client);
  // Begins anew with every byte in either direction, and is told once.
  stream?.setTimeout(milliseconds, () => {
    if (isAnswerDue(client)) stream.destroy(new SilentServerError(milliseconds));
  });
}

function isAnswerDue(client: object): boolean {
  return 'readyForQuery' in client && client.readyForQuery !== true;
}
