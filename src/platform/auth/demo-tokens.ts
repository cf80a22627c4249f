import { SignJWT } from 'jose';
import type { Clock } from '../clock/clock.js';
import { AuthenticationError } from './authenticator.js';
import { DEMO_ALGORITHM, type DemoKey } from './demo-key.js';
import type { SignedIn } from './oidc-tokens.js';
import { verifyJwt } from './verify-jwt.js';

export const DEMO_ISSUER = 'setpiece-demo';
const AUDIENCE = 'setpiece';

/** Tokens that let somebody try Setpiece without a sign-in service. Whoever can read the key can be anybody. */
export class DemoTokens {
  constructor(
    private readonly key: DemoKey,
    private readonly clock: Clock,
  ) {}

  /** A token for the person with this login. */
  issue(login: string, lifetimeMs: number): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: DEMO_ALGORITHM })
      .setIssuer(DEMO_ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(login)
      .setIssuedAt(now)
      .setExpirationTime(now + Math.floor(lifetimeMs / 1000))
      .sign(this.key.signing);
  }

  /** Throws `AuthenticationError`. */
  async verify(token: string): Promise<SignedIn> {
    const { sub, exp } = await verifyJwt(token, {
      key: this.key.verifying,
      issuer: DEMO_ISSUER,
      audience: AUDIENCE,
      algorithms: [DEMO_ALGORITHM],
      now: this.clock.now(),
    });
    if (sub === undefined) throw new AuthenticationError('TOKEN_INVALID');
    return { person: sub, roles: null, expiresAt: new Date(exp * 1000) };
  }
}
