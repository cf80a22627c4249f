import { createServer, type Server } from 'node:http';
import type { HttpConfig } from '../config/config.js';
import { CodedError } from '../errors/coded-error.js';

/** The HTTP server cannot listen where it was told to. Its code is the operating system's, such as EADDRINUSE. */
export class ListenError extends CodedError {}

/** Fails now, rather than after the database has been started, when the address cannot be listened on. */
export async function requireFreeAddress(http: HttpConfig): Promise<void> {
  const probe = createServer();
  await listen(probe, http);
  await new Promise((resolve) => probe.close(resolve));
}

/** Listens, or throws a ListenError that says what to do. */
export async function listen(server: Server, { host, port }: HttpConfig): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => reject(explain(error, host, port));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.removeListener('error', fail);
      resolve();
    });
  });
}

function explain(cause: NodeJS.ErrnoException, host: string, port: number): ListenError {
  const code = cause.code ?? 'LISTEN_FAILED';
  return new ListenError(
    code,
    REMEDIES[code]?.(host, port) ?? `Cannot listen on ${host}:${port}: ${cause.message}`,
    {
      cause,
    },
  );
}

const REMEDIES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) =>
    `Port ${port} is taken by another program (EADDRINUSE). Stop that one, or choose another port: PORT=${port + 1} npm start.`,
  EACCES: (_, port) => `This user may not listen on port ${port} (EACCES). Choose one above 1023 with PORT.`,
  EADDRNOTAVAIL: (host) =>
    `This machine has no address ${host} (EADDRNOTAVAIL). Correct HOST; 0.0.0.0 is every one.`,
  ENOTFOUND: (host) => `The name ${host} is not known (ENOTFOUND). Correct HOST; 0.0.0.0 is every address.`,
};
