import type { JsonObject } from '../json.js';
import { readSnapshot } from '../run/stored-snapshot.js';
import { parseInstanceInvocation } from './instance-invocation.js';

/** What an instance of a stored run is about, as its title tells it; empty for an invocation that is no instance. */
export function aboutInstance(snapshot: JsonObject, invocation: string): JsonObject {
  const name = parseInstanceInvocation(invocation);
  if (name === null) return {};
  const set = readSnapshot(snapshot).instances[name.set];
  const label = set?.instances.find(({ index }) => index === name.index)?.label ?? null;
  return { index: name.index, label };
}
