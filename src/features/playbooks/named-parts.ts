import type { PartFile } from '../../engine/load/expand/part.js';
import { DomainError } from '../../platform/domain-error.js';

const MOST = 20;

/**
 * Sources that came without names, named `parts[0]` and so on, as their sender knows them. Throws `TOO_MANY_PARTS`.
 */
export function namedParts(sources: readonly string[]): PartFile[] {
  if (sources.length > MOST) throw new DomainError('TOO_MANY_PARTS', { most: MOST }, ['parts']);
  return sources.map((source, index) => ({ name: `parts[${index}]`, source }));
}
