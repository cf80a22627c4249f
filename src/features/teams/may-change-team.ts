import { hasRole, type Principal } from '../../platform/auth/principal.js';

/** Teams are formed by leads, executives and admins. */
export function mayFormTeam(viewer: Principal): boolean {
  return hasRole(viewer, 'lead', 'exec');
}

/** A team is changed by its own lead, or an admin. */
export function mayChangeTeam(viewer: Principal, team: { readonly leadId: string }): boolean {
  return hasRole(viewer) || (viewer.personId !== null && viewer.personId === team.leadId);
}
