import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApolloServerPlugin, GraphQLServerContext, GraphQLServerListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { Inject } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { API_LIMITS, type ApiLimits } from '../limits/api-limits.js';
import { SubscriptionProtocol } from './subscription-protocol.js';
import { serveSocket } from './subscription-socket.js';

const GOING_AWAY = 1001;
const DRAIN_MS = 2_000;

/**
 * Takes the HTTP server's upgrades to WebSocket at `/graphql`, and refuses all others. @nestjs/graphql could do so too,
 * but leaves sockets open that nobody claims.
 */
@Plugin()
export class SubscriptionTransportPlugin implements ApolloServerPlugin {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly protocol: SubscriptionProtocol,
    @Inject(API_LIMITS) private readonly limits: ApiLimits,
  ) {}

  async serverWillStart({ schema }: GraphQLServerContext): Promise<GraphQLServerListener> {
    const sockets = new WebSocketServer({
      noServer: true,
      maxPayload: this.limits.maxBodyBytes,
      handleProtocols,
    });
    const protocol = makeServer(this.protocol.options(schema));
    const httpServer: Server = this.http.httpAdapter.getHttpServer();
    const takeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      const refusal = this.refusalOf(request, sockets.clients.size);
      if (refusal !== null) return refuse(socket, refusal);
      sockets.handleUpgrade(request, socket, head, (webSocket) => serveSocket(protocol, webSocket, request));
    };
    httpServer.on('upgrade', takeUpgrade);
    return {
      drainServer: async () => {
        httpServer.off('upgrade', takeUpgrade);
        httpServer.on('upgrade', (_request, socket) => refuse(socket, 503));
        await closeAll(sockets);
      },
    };
  }

  private refusalOf({ url }: IncomingMessage, connections: number): number | null {
    if (url?.split('?')[0] !== '/graphql') return 404;
    return connections >= this.limits.maxConnections ? 503 : null;
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.once('error', () => undefined);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
}

/** Bids every client farewell, and leaves those standing that do not answer in time. */
async function closeAll(sockets: WebSocketServer): Promise<void> {
  const closed = [...sockets.clients].map(
    (client) =>
      new Promise<void>((resolve) => {
        client.once('close', () => resolve());
        client.close(GOING_AWAY, 'Going away');
      }),
  );
  const deadline = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), DRAIN_MS);
  await Promise.all(closed);
  clearTimeout(deadline);
}
