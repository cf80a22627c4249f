import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import { CloseCode, type Server } from 'graphql-ws';
import { v7 } from 'uuid';
import type { WebSocket } from 'ws';
import { CodedError } from '../../platform/errors/coded-error.js';
import type { ConnectionExtra } from './connection.js';

const KEEP_ALIVE_MS = 12_000;
const TRY_AGAIN_LATER = 1013;

const logger = new Logger('WebSocket');

/** Runs the protocol on a socket that was just upgraded, and ends the socket when nobody answers its pings any more. */
export function serveSocket(
  server: Server<ConnectionExtra>,
  socket: WebSocket,
  request: IncomingMessage,
): void {
  const connectionId = v7();
  const stopPings = keepAlive(socket);
  socket.on('error', (error) => logger.debug(`Connection ${connectionId} broke: ${error.message}`));
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (data) => send(socket, data),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (receive) => {
        socket.on('message', (data: Buffer) => {
          receive(data.toString('utf8')).catch((error: unknown) => fail(socket, connectionId, error));
        });
      },
    },
    { connectionId, request },
  );
  socket.once('close', (code, reason) => {
    stopPings();
    void closed(code, String(reason));
  });
}

function send(socket: WebSocket, data: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  return new Promise((resolve, reject) => {
    socket.send(data, (error) => (error ? reject(error) : resolve()));
  });
}

/** What is only away for the moment invites the client to connect again. */
function fail(socket: WebSocket, connectionId: string, error: unknown): void {
  if (error instanceof CodedError && error.retryable) {
    socket.close(TRY_AGAIN_LATER, error.code);
    return;
  }
  logger.error(
    `Connection ${connectionId}: ${String(error)}`,
    error instanceof Error ? error.stack : undefined,
  );
  socket.close(CloseCode.InternalServerError, 'Internal server error');
}

function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, KEEP_ALIVE_MS);
  return () => clearInterval(timer);
}
