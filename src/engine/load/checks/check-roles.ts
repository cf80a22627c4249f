import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import { checkName } from './check-name.js';

/** Recipients that every team has; a role of the same name could not be told from them. */
export const EVERY_TEAM_HAS = ['lead', 'team', 'sponsor'];

/** Roles: reserved names, departments, skills. */
export function checkRoles({ definition, departments, skills }: CheckSubject): Finding[] {
  return Object.entries(definition.roles).flatMap(([key, role]) => [
    ...(EVERY_TEAM_HAS.includes(key) ? [error('RESERVED_NAME', ['roles', key], { name: key })] : []),
    ...(departments === undefined
      ? []
      : checkName('UNKNOWN_DEPARTMENT', role.department, departments, ['roles', key, 'department'])),
    ...role.skills.flatMap(({ skill }, index) =>
      skills === undefined
        ? []
        : checkName('UNKNOWN_SKILL', skill, skills, ['roles', key, 'skills', index, 'skill']),
    ),
  ]);
}
