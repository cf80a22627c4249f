import { DomainError } from '../../platform/domain-error.js';
import type { RotationEntity } from './rotation.entity.js';

/** Throws `ROTATIONS_OVERLAP` where there is another rotation at the same time. */
export function refuseOverlap(other: RotationEntity | null, path: readonly string[]): void {
  if (!other) return;
  const from = other.startedOn ?? other.plannedFrom;
  const to = other.endedOn ?? other.plannedTo;
  throw new DomainError('ROTATIONS_OVERLAP', { from, to }, path);
}
