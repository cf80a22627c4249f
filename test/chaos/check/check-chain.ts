import { chainHash } from '../../../src/runner/change/chain-hash.js';
import { type Finding, finder, type RunHistory } from './run-history.js';

/** Every entry's hash is that of its content and of the entry before it, up to the head that stands in the run. */
export function checkChain({ runId, head, events }: RunHistory): Finding[] {
  const find = finder('chain', runId);
  let previous: string | null = null;
  for (const event of events) {
    const at = event.at.toISOString();
    const expected = chainHash(previous, { runId, seq: event.seq, at, actor: event.actor, event });
    if (event.hash !== expected) {
      return [find(`event ${event.seq} is not what its hash vouches for`, { event, expected })];
    }
    previous = event.hash;
  }
  return previous === head ? [] : [find('the head is not the hash of the last event', { head, previous })];
}
