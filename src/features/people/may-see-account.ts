import { hasRole, type Principal } from '../../platform/auth/principal.js';

/** Whether the viewer may see how a person signs in and with which rights: the person, HR and admins. */
export function maySeeAccount(viewer: Principal, personId: string): boolean {
  return viewer.personId === personId || hasRole(viewer, 'hr');
}
