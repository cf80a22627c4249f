import { createServer } from 'node:http';
import type { HttpConfig } from '../config/config.js';
import { CodedError } from '../errors/coded-error.js';

/** The HTTP server cannot listen where it was told to. Its code is the operating system's, such as EADDRINUSE. */
export class ListenError extends CodedError {}

/** Fails now, rather than after the database has been started, when the address cannot be listened on. */
export async function requireFreeAddress({ host, port }: HttpConfig): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(explainListenFailure(error, { host, port })));
    probe.listen(port, host, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** What the operating system said, with what can be done about it. */
export function explainListenFailure(cause: unknown, { host, port }: HttpConfig): unknown {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return cause;
  const explanation =
    REMEDIES[cause.code]?.(host, port) ?? `Cannot listen on ${host}:${port}: ${cause.message}`;
  return new ListenError(cause.code, explanation, { cause });
}

const REMEDIES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) =>
    `Port ${port} is taken by another program (EADDRINUSE). Stop that one, or choose another port: PORT=${port + 1} npm start.`,
  EACCES: (_, port) => `This user may not listen on port ${port} (EACCES). Choose one above 1023 with PORT.`,
  EADDRNOTAVAIL: (host) =>
    `This machine has no address ${host} (EADDRNOTAVAIL). Correct HOST; 0.0.0.0 is every one.`,
  ENOTFOUND: (host) => `The name ${host} is not known (ENOTFOUND). Correct HOST; 0.0.0.0 is every address.`,
};
