import { hash } from 'node:crypto';
import type { JsonValue } from '../../engine/json.js';
import type { Actor } from '../actor.js';
import type { LoggedEvent } from './run-change.js';

/** An entry of a run's log, as far as its hash vouches for it. */
export interface ChainedEntry {
  readonly runId: string;
  readonly seq: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly actor: Actor;
  readonly event: Omit<LoggedEvent, 'type'> & { readonly type: string };
}

/**
 * The hash of a log's entry: SHA-256, in hex, over the hash of the entry before it (nothing for the first) and the
 * entry's own content as JSON. Whoever changes, removes or adds an entry would have to change all that follow, and the
 * head that stands in the run's row.
 */
export function chainHash(previous: string | null, { runId, seq, at, actor, event }: ChainedEntry): string {
  const { type, moves, payload, from, to, effects, idempotencyKey, requestHash } = event;
  const content = [
    runId,
    seq,
    type,
    moves,
    payload,
    actor.kind,
    actor.id,
    at,
    from,
    to,
    effects,
    idempotencyKey,
    requestHash,
  ] satisfies readonly (JsonValue | object)[];
  return hash('sha256', `${previous ?? ''}${JSON.stringify(content)}`, 'hex');
}
