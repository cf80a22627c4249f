import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type CryptoKey } from 'jose';
import { AuthenticationError, SignInUnavailableError } from './authenticator.js';

/** What a token must be to be accepted. */
export interface JwtExpectation {
  readonly key: JWTVerifyGetKey | CryptoKey;
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly now: Date;
}

const CLOCK_TOLERANCE_SECONDS = 30;

// What jose throws where the fault is with the issuer's keys rather than with the token.
const KEYS_AWAY = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/**
 * The claims of a token that is what it says. Throws `TOKEN_EXPIRED`, `TOKEN_INVALID` or `SignInUnavailableError`. A
 * token without an expiry is not accepted; clocks may differ by half a minute.
 */
export async function verifyJwt(
  token: string,
  { key, issuer, audience, algorithms, now }: JwtExpectation,
): Promise<JWTPayload & { readonly exp: number }> {
  const options = {
    issuer,
    audience,
    algorithms: [...algorithms],
    currentDate: now,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['exp'],
  };
  try {
    // The two ways to call it are two overloads.
    const { payload } = await (typeof key === 'function'
      ? jwtVerify(token, key, options)
      : jwtVerify(token, key, options));
    return { ...payload, exp: Number(payload.exp) };
  } catch (error) {
    throw toFailure(error);
  }
}

function toFailure(error: unknown): Error {
  if (error instanceof errors.JWTExpired) return new AuthenticationError('TOKEN_EXPIRED');
  if (error instanceof errors.JOSEError && !KEYS_AWAY.has(error.code)) {
    return new AuthenticationError('TOKEN_INVALID');
  }
  return new SignInUnavailableError(error);
}
