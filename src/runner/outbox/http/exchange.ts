import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { CallFailure } from '../call-failure.js';

/** One request, to one URL. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What came back. The body is empty unless the status is 2xx: nothing else is read. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Bounds of one exchange. */
export interface ExchangeLimits {
  readonly lookup: LookupFunction;
  readonly maxBytes: number;
  /** Ends the exchange; its reason is thrown. */
  readonly signal: AbortSignal;
}

/** Sends the request over a connection of its own. Throws CallFailure, or the signal's reason. */
export async function exchange(request: HttpRequest, limits: ExchangeLimits): Promise<HttpAnswer> {
  const { signal } = limits;
  signal.throwIfAborted();
  try {
    const answer = await send(request, limits);
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) {
      return { status, headers: answer.headers, body: await readBody(answer, limits) };
    }
    answer.destroy();
    return { status, headers: answer.headers, body: Buffer.alloc(0) };
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof CallFailure ? error : failureOf(error);
  }
}

function send(
  { method, url, headers, body }: HttpRequest,
  { lookup, signal }: ExchangeLimits,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sending = start(url, { method, headers, lookup, agent: false });
    const stop = (): void => void sending.destroy(new Error('stopped'));
    signal.addEventListener('abort', stop, { once: true });
    sending.on('close', () => signal.removeEventListener('abort', stop));
    sending.on('error', reject);
    sending.on('response', resolve);
    sending.end(body ?? undefined);
  });
}

/** The whole body; more than the limit is not read, whatever its length is said to be. */
async function readBody(answer: IncomingMessage, { maxBytes }: ExchangeLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(answer, maxBytes);
  for await (const chunk of answer) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(answer, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(answer: IncomingMessage, most: number): CallFailure {
  answer.destroy();
  return new CallFailure('RESPONSE_TOO_LARGE', { most });
}

/** Node refuses to send what is no HTTP (a line break in a header); everything else happens on the way. */
function failureOf(error: unknown): CallFailure {
  const reason = codeOf(error);
  return reason.startsWith('ERR_INVALID') || reason === 'ERR_UNESCAPED_CHARACTERS'
    ? new CallFailure('REQUEST_INVALID', { reason })
    : new CallFailure('SERVICE_UNREACHABLE', { reason });
}

/** Errors of Node's own may come from another realm than ours. */
function codeOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : 'broken off';
}
