import { checkIdempotencyKey } from '../platform/idempotency/idempotency.js';
import { hashRequest } from '../platform/idempotency/request-hash.js';
import type { RunCommand } from './run-command.js';

/** A command's key and the fingerprint of what it asks for, its actor included. */
export interface KeyedRequest {
  readonly key: string;
  readonly hash: string;
}

/** Null where the command has no key. Throws IDEMPOTENCY_KEY_TOO_LONG. */
export function keyedRequestOf(command: RunCommand): KeyedRequest | null {
  const { idempotencyKey: key, authorise: _authorise, runId: _runId, ...content } = command;
  if (key == null) return null;
  checkIdempotencyKey(key);
  return { key, hash: hashRequest(command.type, content) };
}
