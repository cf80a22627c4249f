import { Agent, request } from 'node:http';

/** A GraphQL operation as it goes over the wire. */
export interface Posting {
  readonly port: number;
  readonly token: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly patienceMs: number;
  /** The client is gone so many milliseconds after its last byte was sent. */
  readonly vanishAfterMs?: number;
}

export interface GraphQlAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** No answer came, or none that can be read. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends an operation once. Throws NoAnswer. */
export function postGraphQl({
  port,
  token,
  query,
  variables,
  patienceMs,
  vanishAfterMs,
}: Posting): Promise<GraphQlAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => reject(new NoAnswer(reason));
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/graphql',
        method: 'POST',
        agent: vanishAfterMs === undefined ? agent : false,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => fail('the answer broke off'));
        response.on('close', () => {
          clearTimeout(patience);
          try {
            resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as GraphQlAnswer);
          } catch {
            fail(`HTTP ${response.statusCode ?? '-'} without JSON`);
          }
        });
      },
    );
    const patience = setTimeout(() => sent.destroy(new Error('no answer in time')), patienceMs);
    sent.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(patience);
      fail(error.code ?? error.message);
    });
    sent.on('finish', () => {
      if (vanishAfterMs !== undefined) setTimeout(() => sent.destroy(new Error('vanished')), vanishAfterMs);
    });
    sent.end(JSON.stringify({ query, variables }));
  });
}

/** Lets go of the connections that are kept open for the next request. */
export function closeConnections(): void {
  agent.destroy();
}
