import { Inject, Injectable } from '@nestjs/common';
import { AuthenticationError, Authenticator } from '../../platform/auth/authenticator.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { Locale } from '../../platform/localized-text.js';
import { UnauthenticatedError } from '../errors/unauthenticated.error.js';
import { API_LIMITS, type ApiLimits } from '../limits/api-limits.js';
import { RecordBudget } from '../limits/record-budget.js';
import { negotiateLocale } from '../locale/accept-language.js';
import type { RequestContext } from './request-context.js';

/** What a transport knows of a request: HTTP headers, or the parameters of a WebSocket's `connection_init`. */
export interface RequestHead {
  readonly authorization: string | undefined;
  readonly acceptLanguage: string | undefined;
  readonly requestId: string;
}

/** Makes the context of an operation; the same way for HTTP and for subscriptions. */
@Injectable()
export class RequestContextFactory {
  constructor(
    private readonly authenticator: Authenticator,
    @Inject(API_LIMITS) private readonly limits: ApiLimits,
  ) {}

  /** Throws `UNAUTHENTICATED` (HTTP 401) for a token that does not hold. No token at all gives a null principal. */
  async create(head: RequestHead): Promise<RequestContext> {
    const locale = negotiateLocale(head.acceptLanguage);
    return {
      requestId: head.requestId,
      principal: await this.authenticate(head.authorization, locale),
      locale,
      budget: new RecordBudget(this.limits.recordBudget),
      loaders: new Map(),
    };
  }

  private async authenticate(authorization: string | undefined, locale: Locale): Promise<Principal | null> {
    if (authorization === undefined || authorization.trim() === '') return null;
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
    if (token === undefined) throw new UnauthenticatedError('TOKEN_INVALID', locale);
    try {
      return await this.authenticator.authenticate(token);
    } catch (error) {
      if (error instanceof AuthenticationError) throw new UnauthenticatedError(error.code, locale);
      throw error;
    }
  }
}
