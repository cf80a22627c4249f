import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { releaseAfterTests } from './release-after-tests.js';

/** What a service was asked. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A service on this machine that behaves as the test says, and remembers what it was asked. */
export interface LocalService {
  readonly url: string;
  readonly received: ReceivedRequest[];
  behave: Behaviour;
  /** Ends it, with all its connections. */
  stop(): Promise<void>;
}

/** Starts a service; it is stopped after the file's last test. */
export async function startLocalService(): Promise<LocalService> {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    service.received.push({ method, url, headers, body: await text(request) });
    service.behave(request, response);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const service: LocalService = {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    received: [],
    behave: (_, response) => void response.end(),
    stop,
  };
  releaseAfterTests(stop);
  return service;
}

/** Answers with JSON. */
export function json(value: unknown, status = 200): Behaviour {
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The service does not listen.');
  return address.port;
}
