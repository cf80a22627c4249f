import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import type { JsonObject } from '../json.js';

/**
 * The playbook that a child run would be of: the newest of the key, or the version asked for; `own` stands for itself, as
 * it will be when it is published. Null where there is none.
 */
export function childPlaybook(
  own: PlaybookDefinition,
  published: readonly PlaybookDefinition[],
  key: string,
  version: number | null,
): PlaybookDefinition | null {
  const versions = [own, ...published].filter((one) => one.key === key);
  if (version !== null) return versions.find((one) => one.version === version) ?? null;
  return versions.reduce<PlaybookDefinition | null>(
    (newest, one) => (newest === null || one.version > newest.version ? one : newest),
    null,
  );
}

/** For the types of expressions: what a child run of a playbook yields, where that is known. */
export function outputsOf(own: PlaybookDefinition, published: readonly PlaybookDefinition[]) {
  return (key: string, version: number | null): JsonObject | null =>
    childPlaybook(own, published, key, version)?.output?.schema ?? null;
}
