import { GraphQLError } from 'graphql';
import { messageOf } from '../messages/catalogue.js';
import '../messages/api.messages.js';

/** Nobody signed in, or with a token that does not hold. Answered with HTTP 401. */
export class UnauthenticatedError extends GraphQLError {
  constructor(readonly reason: string) {
    super(messageOf(reason).en, { extensions: { code: 'UNAUTHENTICATED', reason, http: { status: 401 } } });
  }
}
