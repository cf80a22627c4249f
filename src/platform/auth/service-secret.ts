import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A service token in its parts: `sp_<id>_<secret>`. */
export interface ServiceSecret {
  readonly id: string;
  readonly secret: string;
}

const SECRET_BYTES = 32;
const FORM = /^sp_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([\w-]{43})$/;

/** A secret that nobody can guess: 256 random bits, so that a plain hash of it is safe to keep. */
export function createSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Takes the same time whether the first or the last byte differs. */
export function isSecretOf(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(hashSecret(secret), hash);
}

export function printServiceToken({ id, secret }: ServiceSecret): string {
  return `sp_${id}_${secret}`;
}

export function isServiceToken(token: string): boolean {
  return token.startsWith('sp_');
}

/** Null for what has not the form of a service token. */
export function parseServiceToken(token: string): ServiceSecret | null {
  const [, id, secret] = FORM.exec(token) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}
