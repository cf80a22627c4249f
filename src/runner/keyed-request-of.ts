import { checkIdempotencyKey } from '../platform/idempotency/idempotency.js';
import { hashRequest } from '../platform/idempotency/request-hash.js';
import type { KeyedRequest } from './record/keyed-request.js';
import type { RunCommand } from './run-command.js';

/** Null where the command has no key. Throws IDEMPOTENCY_KEY_TOO_LONG. */
export function keyedRequestOf(command: RunCommand): KeyedRequest | null {
  const { idempotencyKey: key, authorise: _authorise, runId: _runId, ...content } = command;
  if (key == null) return null;
  checkIdempotencyKey(key);
  return { key, hash: hashRequest(command.type, content) };
}
