import { Inject, Injectable } from '@nestjs/common';
import type { JsonObject, JsonValue } from '../../../engine/json.js';
import { Sleeper } from '../../timers/sleeper.js';
import { CallFailure } from '../call-failure.js';
import { OUTBOX_SETTINGS, type OutboxSettings } from '../outbox.settings.js';
import { checkedLookup, NameService } from './checked-lookup.js';
import { headerValues } from './header-values.js';
import { readAnswer } from './read-answer.js';
import { sendRequest } from './send-request.js';

/** A stored request, and what its playbook expects of the service. */
export interface ServiceRequest {
  readonly runId: string;
  readonly callId: string;
  readonly method: string;
  readonly url: string;
  readonly headers: JsonObject;
  readonly body: JsonValue;
  readonly timeoutMs: number;
  /** JSON Schema of the answer. */
  readonly result: JsonObject | undefined;
}

/** Makes one attempt at a call. */
@Injectable()
export class ServiceCaller {
  constructor(
    private readonly names: NameService,
    private readonly sleeper: Sleeper,
    @Inject(OUTBOX_SETTINGS) private readonly settings: OutboxSettings,
  ) {}

  /** What the service answers. Throws CallFailure; or the signal's reason, when that ends it. */
  async call(request: ServiceRequest, stop: AbortSignal): Promise<JsonValue> {
    const { services } = this.settings;
    const timeoutMs = Math.min(request.timeoutMs, services.timeoutMs);
    const outgoing = {
      method: request.method,
      url: request.url,
      headers: withContentType(headerValues(request.headers, services.secrets), request.body),
      ownHeaders: {
        'Idempotency-Key': request.callId,
        'Setpiece-Run': request.runId,
        'User-Agent': 'Setpiece',
        'Accept-Encoding': 'identity',
      },
      body: request.body === null ? null : JSON.stringify(request.body),
    };
    const answer = await this.#within(timeoutMs, stop, (signal) =>
      sendRequest(outgoing, services, {
        lookup: checkedLookup(this.names, services.privateAddresses),
        maxBytes: services.maxResponseBytes,
        signal,
      }),
    );
    return readAnswer(answer, request.result);
  }

  async #within<T>(ms: number, stop: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = new AbortController();
    const done = new AbortController();
    void this.sleeper
      .sleep(ms, done.signal)
      .then(() => limit.abort(new CallFailure('SERVICE_TIMEOUT', { seconds: ms / 1_000 })));
    try {
      return await work(AbortSignal.any([limit.signal, stop]));
    } finally {
      done.abort();
    }
  }
}

function withContentType(headers: Record<string, string>, body: JsonValue): Record<string, string> {
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  return {
    ...(names.has('accept') ? {} : { Accept: 'application/json' }),
    ...(body === null || names.has('content-type') ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  };
}
