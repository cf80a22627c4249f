import type { IncomingMessage } from 'node:http';
import type { Context } from 'graphql-ws';
import type { RequestHead } from '../context/request-context.factory.js';
import type { Addressee } from '../errors/present-error.js';
import { negotiateLocale } from '../locale/accept-language.js';

/** What we keep of a WebSocket connection. */
export interface ConnectionExtra {
  readonly connectionId: string;
  readonly request: IncomingMessage;
}

export type ConnectionContext = Context<Record<string, unknown> | undefined, ConnectionExtra>;

/**
 * What a client says of itself with each operation of a connection: in the payload of `connection_init`, whose names are
 * those of the HTTP headers in any case. The language may also come with the upgrade request.
 */
export function headOf(connection: ConnectionContext, operationId = ''): RequestHead {
  const { connectionId, request } = connection.extra;
  return {
    authorization: parameter(connection, 'authorization'),
    acceptLanguage: parameter(connection, 'accept-language') ?? request.headers['accept-language'],
    requestId: operationId === '' ? connectionId : `${connectionId}/${operationId.slice(0, 50)}`,
  };
}

/** Whom to tell about an error of an operation. */
export function addresseeOf(connection: ConnectionContext, operationId: string): Addressee {
  const { acceptLanguage, requestId } = headOf(connection, operationId);
  return { locale: negotiateLocale(acceptLanguage), requestId };
}

function parameter({ connectionParams }: ConnectionContext, name: string): string | undefined {
  const entry = Object.entries(connectionParams ?? {}).find(([key]) => key.toLowerCase() === name);
  return typeof entry?.[1] === 'string' ? entry[1] : undefined;
}
