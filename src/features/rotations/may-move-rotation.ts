import { hasRole, type Principal } from '../../platform/auth/principal.js';
import type { RotationMove } from './models/rotation-move.enum.js';

/** What of a rotation decides who may move it. Uuids. */
export interface RotationParties {
  readonly personId: string;
  readonly fromDepartmentId: string;
  readonly toDepartmentId: string;
  readonly mentorId: string | null;
  readonly proposedBy: string | null;
}

/** A standing towards a rotation that lets somebody do something to it. */
type Standing = (viewer: Principal, rotation: RotationParties) => boolean;

const hr: Standing = (viewer) => hasRole(viewer, 'hr');
const mentor: Standing = (viewer, { mentorId }) => mentorId !== null && viewer.personId === mentorId;
const fromLead: Standing = (viewer, { fromDepartmentId }) => leadsDepartment(viewer, fromDepartmentId);
const toLead: Standing = (viewer, { toDepartmentId }) => leadsDepartment(viewer, toDepartmentId);
/** Executives speak for any department where it is to agree. */
const exec: Standing = (viewer) => hasRole(viewer, 'exec');
const proposer: Standing = (viewer, { proposedBy }) => proposedBy !== null && viewer.personId === proposedBy;

const WHO_MAY: Readonly<Record<RotationMove, readonly Standing[]>> = {
  approveFromDepartment: [fromLead, exec],
  approveToDepartment: [toLead, exec],
  approveHr: [hr],
  reject: [fromLead, toLead, hr, exec],
  prepare: [toLead, hr],
  start: [toLead, hr],
  review: [mentor, toLead, hr],
  extend: [toLead, hr],
  end: [fromLead, toLead, hr],
  evaluate: [mentor, toLead, hr],
  return: [fromLead, hr],
  stay: [hr],
  cancel: [proposer, fromLead, toLead, hr],
};

/**
 * Whether the viewer may do this to the rotation, should its chart allow it. Nobody decides about their own rotation,
 * whatever their roles; one can only give it up.
 */
export function mayMoveRotation(viewer: Principal, rotation: RotationParties, move: RotationMove): boolean {
  if (viewer.personId === rotation.personId) return move === 'cancel';
  return WHO_MAY[move].some((standing) => standing(viewer, rotation));
}

/** A lead who works in the department. */
function leadsDepartment(viewer: Principal, departmentId: string): boolean {
  return viewer.departmentId === departmentId && hasRole(viewer, 'lead');
}
