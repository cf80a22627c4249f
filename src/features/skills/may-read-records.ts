import { hasRole, type Principal } from '../../platform/auth/principal.js';

/**
 * Whether the viewer may read what is personal about somebody: skill claims, training results, evaluations of
 * rotations. The person may, those who lead a team the person is in, HR, executives and admins.
 */
export function mayReadRecords(viewer: Principal, personId: string, ledPeople: ReadonlySet<string>): boolean {
  return viewer.personId === personId || hasRole(viewer, 'hr', 'exec') || ledPeople.has(personId);
}
