import { parseInstanceInvocation } from '../instances/instance-invocation.js';

/**
 * Of what is pending under one name, the one that a scenario means by a number: an instance by its own, which it keeps however
 * many others have ended; of others the first, the second …
 */
export function pickInstance<T extends { readonly invocation: string }>(
  pending: readonly T[],
  wanted: number | undefined,
): T | undefined {
  if (wanted === undefined) return pending[0];
  const instances = pending.filter(({ invocation }) => parseInstanceInvocation(invocation) !== null);
  if (instances.length === 0) return pending[wanted - 1];
  return instances.find(({ invocation }) => parseInstanceInvocation(invocation)?.index === wanted);
}

/** The id of the invoke that something pending belongs to. */
export function setOf(invocation: string): string {
  return parseInstanceInvocation(invocation)?.set ?? invocation;
}
