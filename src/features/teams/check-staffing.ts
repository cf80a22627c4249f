import type { RoleDefinition } from '../../engine/chart/playbook-definition.js';

export type Roles = Readonly<Record<string, RoleDefinition>>;

/** Tells whether a department (uuid) is the one with the key, or lies below it. */
export type IsWithin = (departmentId: string, departmentKey: string) => boolean;

/** A member as far as roles are concerned. */
export interface RoleHolder {
  readonly departmentId: string;
  readonly roles: readonly string[];
}

/** Keys of the playbook's roles that nobody of the department they ask for fills; in the playbook's order. */
export function findMissingRoles(roles: Roles, members: readonly RoleHolder[], isWithin: IsWithin): string[] {
  return Object.entries(roles)
    .filter(([key, { department }]) => {
      const holders = members.filter((member) => member.roles.includes(key));
      return !holders.some((member) => isWithin(member.departmentId, department));
    })
    .map(([key]) => key);
}

/** Whether a team is one in the sense of a project team: members of two departments or more. */
export function spansDepartments(members: readonly Pick<RoleHolder, 'departmentId'>[]): boolean {
  return new Set(members.map(({ departmentId }) => departmentId)).size >= 2;
}
