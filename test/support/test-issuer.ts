import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import type { Clock } from '../../src/platform/clock/clock.js';
import type { Environment } from '../../src/platform/config/environment-reader.js';
import { releaseAfterTests } from './release-after-tests.js';

const AUDIENCE = 'setpiece-tests';
const ISSUER = 'https://login.test/';
const HOUR_SECONDS = 3600;

/** A sign-in service of the test's own, whose keys are fetched over HTTP as from a real one. */
export class TestIssuer {
  private constructor(
    private readonly signingKey: CryptoKey,
    private readonly clock: Clock,
    /** What makes the application accept its tokens. */
    readonly environment: Environment,
  ) {}

  /** Closed after the file's last test. */
  static async start(clock: Clock): Promise<TestIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] });
    const server = createServer((_request, response) => response.end(keys));
    const url = await listen(server);
    return new TestIssuer(privateKey, clock, {
      OIDC_ISSUER: ISSUER,
      OIDC_JWKS_URL: url,
      OIDC_AUDIENCE: AUDIENCE,
    });
  }

  /** A token for the person with a login or e-mail address, valid for an hour; any claim may be set otherwise. */
  token(person: string, claims: JWTPayload = {}): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const usual = { iss: ISSUER, aud: AUDIENCE, sub: person, iat: now, exp: now + HOUR_SECONDS };
    return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'ES256' }).sign(this.signingKey);
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  releaseAfterTests(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/jwks`;
}
