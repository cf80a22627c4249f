import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApolloServerPlugin, GraphQLServerContext } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { Inject, type OnModuleDestroy } from '@nestjs/common';
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
 * but leaves sockets open that nobody claims. When the application stops, every client is bidden farewell before the
 * HTTP server is drained, which would wait for them.
 */
@Plugin()
export class SubscriptionTransportPlugin implements ApolloServerPlugin, OnModuleDestroy {
  private readonly sockets: WebSocketServer;
  private isDraining = false;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly protocol: SubscriptionProtocol,
    @Inject(API_LIMITS) private readonly limits: ApiLimits,
  ) {
    const maxPayload = limits.maxBodyBytes;
    this.sockets = new WebSocketServer({ noServer: true, maxPayload, handleProtocols });
  }

  async serverWillStart({ schema }: GraphQLServerContext): Promise<void> {
    const protocol = makeServer(this.protocol.options(schema));
    const httpServer: Server = this.http.httpAdapter.getHttpServer();
    httpServer.on('upgrade', (request, socket, head) => {
      const refusal = this.refusalOf(request);
      if (refusal !== null) return refuse(socket, refusal);
      this.sockets.handleUpgrade(request, socket, head, (webSocket) =>
        serveSocket(protocol, webSocket, request),
      );
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.isDraining = true;
    await closeAll(this.sockets);
  }

  private refusalOf({ url }: IncomingMessage): number | null {
    if (url?.split('?')[0] !== '/graphql') return 404;
    return this.isDraining || this.sockets.clients.size >= this.limits.maxConnections ? 503 : null;
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.once('error', () => undefined);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  socket.end(head, () => socket.destroy());
}

/** Says goodbye to every client, and hangs up on those that do not answer in time. */
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
