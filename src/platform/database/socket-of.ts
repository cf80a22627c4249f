import type { Socket } from 'node:net';

/** The socket of a client's connection, which pg's types do not tell of; null where there is none. */
export function socketOf(client: object): Socket | null {
  if (!('connection' in client) || !isObject(client.connection) || !('stream' in client.connection))
    return null;
  const { stream } = client.connection;
  return isSocket(stream) ? stream : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isSocket(value: unknown): value is Socket {
  return isObject(value) && 'setTimeout' in value && 'destroy' in value;
}
