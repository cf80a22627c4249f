import type { RoleDefinition } from '../../engine/chart/playbook-definition.js';

export interface SkillGap {
  readonly skill: string;
  readonly wanted: number;
  /** 0 where nothing is claimed. */
  readonly actual: number;
}

/** The skills in which somebody is below what a role wants. */
export function findSkillGaps(
  role: Pick<RoleDefinition, 'skills'>,
  levels: ReadonlyMap<string, number> | undefined,
): SkillGap[] {
  return role.skills
    .map(({ skill, level }) => ({ skill, wanted: level, actual: levels?.get(skill) ?? 0 }))
    .filter(({ wanted, actual }) => actual < wanted);
}
