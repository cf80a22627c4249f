import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type CryptoKey,
} from 'jose';
import { CodedError } from '../errors/coded-error.js';

/** Signs and checks demo tokens; made at the first start and kept in the data folder, readable by its owner alone. */
export interface DemoKey {
  readonly signing: CryptoKey;
  readonly verifying: CryptoKey;
}

export const DEMO_ALGORITHM = 'EdDSA';

/** No server has been started on this data folder, or its key is not readable. */
export class DemoKeyMissingError extends CodedError {
  constructor(path: string, cause: unknown) {
    super(
      'DEMO_KEY_MISSING',
      `There is no key for demo tokens at ${path}. Start Setpiece first, with the same SETPIECE_DATA.`,
      { cause },
    );
  }
}

/** The data folder's key, made if there is none. Two processes that make one at once end up with the same. */
export async function obtainDemoKey(dataFolder: string): Promise<DemoKey> {
  const path = keyFile(dataFolder);
  const known = await readKey(path);
  if (known) return known;
  await mkdir(dataFolder, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(await createJwk()), { mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readDemoKey(dataFolder);
}

/** The data folder's key. Throws `DEMO_KEY_MISSING`. */
export async function readDemoKey(dataFolder: string): Promise<DemoKey> {
  const path = keyFile(dataFolder);
  const key = await readKey(path).catch((error: unknown) => {
    throw new DemoKeyMissingError(path, error);
  });
  if (!key) throw new DemoKeyMissingError(path, undefined);
  return key;
}

function keyFile(dataFolder: string): string {
  return join(resolve(dataFolder), 'demo-token-key.json');
}

async function createJwk(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(DEMO_ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: DEMO_ALGORITHM, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
}

async function readKey(path: string): Promise<DemoKey | null> {
  try {
    const jwk: JWK = JSON.parse(await readFile(path, 'utf8'));
    const { d: _secret, ...publicJwk } = jwk;
    return { signing: await toKey(jwk), verifying: await toKey(publicJwk) };
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

async function toKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, DEMO_ALGORITHM);
  if (key instanceof Uint8Array) throw new TypeError('The key for demo tokens is not an Ed25519 key.');
  return key;
}

function isErrno(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
