import type { RoleDefinition } from '../../chart/playbook-definition.js';
import type { CheckSubject } from '../../load/check-subject.js';
import { error, warning, type Finding } from '../../load/finding.js';
import { departmentsWithin, peopleIn, type Staff } from './staff.js';

/** Roles: that there are people for them, and that some of these can do what is asked. */
export function checkRolePeople({ definition, staff, departments }: CheckSubject): Finding[] {
  if (staff === undefined) return [];
  return Object.entries(definition.roles).flatMap(([key, role]) => {
    // A department that does not exist is blamed for that.
    if (departments?.has(role.department) === false) return [];
    const within = departmentsWithin([role.department], staff);
    if (peopleIn(within, staff) === 0)
      return [error('ROLE_WITHOUT_PEOPLE', ['roles', key], { name: key, detail: role.department })];
    return checkSkills(key, role, within, staff);
  });
}

function checkSkills(
  key: string,
  { department, skills }: RoleDefinition,
  within: ReadonlySet<string>,
  { holders }: Staff,
): Finding[] {
  return skills.flatMap(({ skill, level }, index) => {
    const held = holders.filter((each) => each.skill === skill && within.has(each.department));
    const best = Math.max(0, ...held.map((each) => each.level));
    if (best >= level) return [];
    const people = held.reduce((sum, each) => sum + (each.level === best ? each.people : 0), 0);
    const gap = [department, String(best), String(people)];
    const about = { name: skill, detail: String(level), more: gap };
    return [warning('SKILL_NOT_HELD', ['roles', key, 'skills', index], about)];
  });
}
