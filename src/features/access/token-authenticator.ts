import { Injectable } from '@nestjs/common';
import { decodeJwt } from 'jose';
import { AuthenticationError, Authenticator } from '../../platform/auth/authenticator.js';
import { DEMO_ISSUER } from '../../platform/auth/demo-tokens.js';
import { OidcTokens, type SignedIn } from '../../platform/auth/oidc-tokens.js';
import { PrincipalCache, type Authenticated } from '../../platform/auth/principal-cache.js';
import type { Principal } from '../../platform/auth/principal.js';
import { isSecretOf, isServiceToken, parseServiceToken } from '../../platform/auth/service-secret.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { PeopleService } from '../people/people.service.js';
import { DemoAccess } from './demo-access.js';
import type { ServiceTokenRecord } from './service-token.record.js';
import { ServiceTokensRepository } from './service-tokens.repository.js';

/**
 * How late it is noticed that a service token was revoked (by another process), that somebody left, or that their access
 * roles changed: five seconds.
 */
export const NOTICED_WITHIN_MS = 5_000;
const MOST_REMEMBERED = 10_000;
const USE_RECORDED_EVERY_MS = 60_000;

/** Knows service tokens, tokens of the configured sign-in service, and demo tokens where they are accepted. */
@Injectable()
export class TokenAuthenticator extends Authenticator {
  private readonly cache: PrincipalCache;
  private readonly oidc: OidcTokens | null;

  constructor(
    private readonly people: PeopleService,
    private readonly services: ServiceTokensRepository,
    private readonly demo: DemoAccess,
    private readonly clock: Clock,
    { oidc }: Config,
  ) {
    super();
    this.oidc = oidc ? new OidcTokens(oidc, clock) : null;
    this.cache = new PrincipalCache(clock, { ttlMs: NOTICED_WITHIN_MS, mostEntries: MOST_REMEMBERED });
  }

  override authenticate(token: string): Promise<Principal> {
    return this.cache.obtain(token, () => (isServiceToken(token) ? this.service(token) : this.person(token)));
  }

  /** Makes a change to a service token felt at once, in this process. */
  forgetService(id: string): void {
    this.cache.forget(principalIdOf(id));
  }

  private async person(token: string): Promise<Authenticated> {
    const verifier = issuerOf(token) === DEMO_ISSUER ? this.demo.tokens : this.oidc;
    if (!verifier) throw new AuthenticationError('TOKEN_INVALID');
    const { person, roles, expiresAt }: SignedIn = await verifier.verify(token);
    const principal = await this.people.findForSignIn(person);
    if (!principal) throw new AuthenticationError('PERSON_UNKNOWN');
    if (roles === null) return { principal, expiresAt };
    // Whoever works here is a member, whatever the sign-in service says besides.
    return { principal: { ...principal, roles: new Set(['member', ...roles]) }, expiresAt };
  }

  private async service(token: string): Promise<Authenticated> {
    const parsed = parseServiceToken(token);
    const stored = parsed && (await this.services.findWithSecret(parsed.id));
    if (!stored || !isSecretOf(parsed.secret, stored.secretHash)) {
      throw new AuthenticationError('TOKEN_INVALID');
    }
    const now = this.clock.now();
    if (stored.revokedAt) throw new AuthenticationError('TOKEN_REVOKED');
    if (stored.expiresAt && stored.expiresAt <= now) throw new AuthenticationError('TOKEN_EXPIRED');
    await this.recordUse(stored, now);
    return { principal: toPrincipal(stored), expiresAt: stored.expiresAt };
  }

  /** About once a minute, so that a busy service does not write with every request. */
  private async recordUse({ id, lastUsedAt }: ServiceTokenRecord, now: Date): Promise<void> {
    const isRecent = lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < USE_RECORDED_EVERY_MS;
    if (!isRecent) await this.services.recordUse(id, now);
  }
}

function toPrincipal({ id, name, accessRoles }: ServiceTokenRecord): Principal {
  return {
    kind: 'service',
    id: principalIdOf(id),
    personId: null,
    departmentId: null,
    name,
    roles: new Set(accessRoles),
  };
}

function principalIdOf(serviceId: string): string {
  return `service:${serviceId}`;
}

/** Whom the token says it is from; what that is worth, its signature tells. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    throw new AuthenticationError('TOKEN_INVALID');
  }
}
