import { CodedError } from '../errors/coded-error.js';
import type { Principal } from './principal.js';

/**
 * Finds out who sends a request. Throws `AuthenticationError` for a token that is expired, forged, revoked or foreign,
 * and `SignInUnavailableError` where that cannot be found out at present.
 */
export abstract class Authenticator {
  abstract authenticate(bearerToken: string): Promise<Principal>;
}

export type AuthenticationFailure = 'TOKEN_INVALID' | 'TOKEN_EXPIRED' | 'TOKEN_REVOKED' | 'PERSON_UNKNOWN';

export class AuthenticationError extends Error {
  constructor(readonly code: AuthenticationFailure) {
    super(code);
    this.name = 'AuthenticationError';
  }
}

/** The keys of the sign-in service cannot be had. */
export class SignInUnavailableError extends CodedError {
  constructor(cause: unknown) {
    super('SIGN_IN_UNAVAILABLE', 'The keys of the sign-in service cannot be fetched.', {
      cause,
      retryable: true,
    });
  }
}
