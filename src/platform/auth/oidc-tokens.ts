import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../clock/clock.js';
import type { OidcConfig } from '../config/config.js';
import { isAccessRole, type AccessRole } from './access-role.js';
import { AuthenticationError } from './authenticator.js';
import { verifyJwt } from './verify-jwt.js';

/** What a token says of who signed in. */
export interface SignedIn {
  /** A login or an e-mail address. */
  readonly person: string;
  /** The access roles that the token gives; null where it says nothing of roles. */
  readonly roles: readonly AccessRole[] | null;
  readonly expiresAt: Date;
}

// Only signatures: whoever knows a public key must not be able to sign with it.
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Tokens of the organisation's own sign-in service (OpenID Connect). Its keys are fetched when first needed and kept. */
export class OidcTokens {
  private readonly keys: JWTVerifyGetKey;

  constructor(
    private readonly config: OidcConfig,
    private readonly clock: Clock,
  ) {
    this.keys = createRemoteJWKSet(new URL(config.jwksUrl));
  }

  /** Throws `AuthenticationError` or `SignInUnavailableError`. */
  async verify(token: string): Promise<SignedIn> {
    const { issuer, audience, personClaim, roleClaim } = this.config;
    const now = this.clock.now();
    const claims = await verifyJwt(token, { key: this.keys, issuer, audience, algorithms: ALGORITHMS, now });
    const person = claimAt(claims, personClaim);
    if (typeof person !== 'string' || !isTrusted(claims, personClaim)) {
      throw new AuthenticationError('PERSON_UNKNOWN');
    }
    return { person, roles: rolesOf(claimAt(claims, roleClaim)), expiresAt: new Date(claims.exp * 1000) };
  }
}

/** The claim of that very name (`https://example.com/roles`), or at that path (`realm_access.roles`). */
function claimAt(claims: JWTPayload, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), claims);
}

/** Anybody can enter somebody else's address with some sign-in services; they say whether they have checked it. */
function isTrusted(claims: JWTPayload, personClaim: string): boolean {
  return personClaim !== 'email' || claims.email_verified !== false;
}

function rolesOf(claim: unknown): AccessRole[] | null {
  if (typeof claim === 'string') return claim.split(/[\s,]+/).filter(isAccessRole);
  return Array.isArray(claim) ? claim.filter(isAccessRole) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
