import { CallFailure } from '../call-failure.js';
import { checkUrl, type TargetRules } from './check-url.js';
import { exchange, type ExchangeLimits, type HttpAnswer, type HttpRequest } from './exchange.js';

const MOST_REDIRECTS = 3;

/** A request of a playbook, ready to be sent. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** Those of the playbook: they go to its own URL's origin only. */
  readonly headers: Readonly<Record<string, string>>;
  /** Those that go wherever the request goes. */
  readonly ownHeaders: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/**
 * Sends the request and follows at most three redirections; every URL is checked before it is asked. Only a 2xx answer
 * comes back: everything else throws CallFailure.
 */
export async function sendRequest(
  { method, url, headers, ownHeaders, body }: OutgoingRequest,
  rules: TargetRules,
  limits: ExchangeLimits,
): Promise<HttpAnswer> {
  const target = checkUrl(url, undefined, rules);
  let next: HttpRequest = { method, url: target, headers: { ...headers, ...ownHeaders }, body };
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const answer = await exchange(next, limits);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const location = answer.headers.location;
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) throw refusal(answer);
    const to = checkUrl(location, next.url, rules);
    if (!mayFollow(answer.status, next, to)) {
      throw new CallFailure('REDIRECT_NOT_ALLOWED', { status: answer.status });
    }
    next = {
      ...(answer.status === 303 ? { method: 'GET', body: null } : { method: next.method, body: next.body }),
      url: to,
      headers: to.origin === target.origin && next.url.origin === target.origin ? next.headers : ownHeaders,
    };
  }
  throw new CallFailure('TOO_MANY_REDIRECTS', { most: MOST_REDIRECTS });
}

/** A 301 or 302 does not say whether what was to be changed is to be sent again. Nothing goes from https to http. */
function mayFollow(status: number, { method, url }: HttpRequest, to: URL): boolean {
  if (url.protocol === 'https:' && to.protocol === 'http:') return false;
  return method === 'GET' || status === 303 || status >= 307;
}

function refusal({ status, headers }: HttpAnswer): CallFailure {
  const mayPass = status === 408 || status === 425 || status === 429 || status >= 500;
  if (!mayPass) return new CallFailure('HTTP_STATUS', { status });
  return new CallFailure('SERVICE_BUSY', { status }, waitAsked(headers['retry-after'], headers.date));
}

/** `Retry-After` in milliseconds: seconds, or a date, which is held against the service's own clock. */
function waitAsked(retryAfter: string | undefined, serviceDate: string | undefined): number | null {
  if (retryAfter === undefined) return null;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  const wait = Date.parse(retryAfter) - Date.parse(serviceDate ?? '');
  return wait > 0 ? wait : null;
}
