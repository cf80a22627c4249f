import { GraphQLError } from 'graphql';
import type { Locale } from '../../platform/localized-text.js';
import { messageOf } from '../messages/catalogue.js';

/** Nobody signed in, or with a token that does not hold. Answered with HTTP 401. */
export class UnauthenticatedError extends GraphQLError {
  constructor(
    readonly reason: string,
    locale: Locale = 'en',
  ) {
    super(messageOf(reason)[locale], {
      extensions: { code: 'UNAUTHENTICATED', reason, http: { status: 401 } },
    });
  }
}
