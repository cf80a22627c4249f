import type { Principal } from '../../platform/auth/principal.js';
import { hasRole } from '../../platform/auth/principal.js';
import type { RotationParties } from './may-move-rotation.js';

/**
 * Whether the viewer may read how a person did in a rotation: evaluation, and what reviews say. The person may, their
 * mentor, leads of both departments, HR, executives, and whoever may read the person's records otherwise.
 */
export function mayReadEvaluation(
  viewer: Principal,
  { personId, mentorId, fromDepartmentId, toDepartmentId }: RotationParties,
  mayReadRecords: boolean,
): boolean {
  if (mayReadRecords || viewer.personId === personId) return true;
  if (mentorId !== null && viewer.personId === mentorId) return true;
  if (!hasRole(viewer, 'lead')) return false;
  return viewer.departmentId === fromDepartmentId || viewer.departmentId === toDepartmentId;
}
