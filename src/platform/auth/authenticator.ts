import type { Principal } from './principal.js';

/**
 * Finds out who sends a request. Throws `AuthenticationError` for a token that is expired, forged, revoked or foreign.
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
