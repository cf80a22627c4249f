import type { ClientBase } from 'pg';
import { socketOf } from './socket-of.js';

/**
 * Gives the operating system what is sent in one go as one piece: to be called before each statement. Otherwise every
 * statement is a system call of its own here, and a wake-up there.
 */
export function togetherOn(client: ClientBase): () => void {
  const socket = socketOf(client);
  let corked = false;
  return () => {
    if (corked || socket === null) return;
    corked = true;
    socket.cork();
    // Once everything that can go on has gone on.
    process.nextTick(() => {
      corked = false;
      socket.uncork();
    });
  };
}
