import { Injectable } from '@nestjs/common';
import type { RoleDefinition } from '../../engine/chart/playbook-definition.js';
import type { Transaction } from '../../platform/database/database.js';
import { DomainError } from '../../platform/domain-error.js';
import type { DepartmentEntity } from '../departments/department.entity.js';
import type { DepartmentTree } from '../departments/department-tree.js';
import { DepartmentsService } from '../departments/departments.service.js';
import type { PersonEntity } from '../people/person.entity.js';
import { findMissingRoles, spansDepartments, type IsWithin } from './check-staffing.js';
import { findRole, type PlaybookWithRoles } from './playbook-roles.js';

/** A person and the playbook's roles that they are to fill, with the roles' place in the input. */
export interface Assignment {
  readonly person: PersonEntity;
  readonly roles: readonly string[];
  readonly path: readonly string[];
}

type Tree = DepartmentTree<DepartmentEntity>;

/** Checks who is to fill which role of a playbook. */
@Injectable()
export class TeamStaffing {
  constructor(private readonly departments: DepartmentsService) {}

  /**
   * Checks a whole team. Throws `ROLE_UNKNOWN`, `ROLES_NOT_FILLED` (naming every role that nobody of its department
   * fills), `ROLE_NEEDS_DEPARTMENT`, and `TEAM_NEEDS_DEPARTMENTS` for a team of one department.
   */
  async checkTeam(
    tx: Transaction,
    playbook: PlaybookWithRoles | null,
    team: readonly Assignment[],
  ): Promise<void> {
    const tree = await this.departments.tree(tx);
    const members = team.map(({ person, roles }) => ({ departmentId: person.departmentId, roles }));
    if (playbook) {
      requireKnownRoles(playbook, team);
      requireFilledRoles(playbook, findMissingRoles(playbook.roles, members, isWithin(tree)), tree);
      requireDepartments(playbook, team, tree);
    }
    if (!spansDepartments(members)) throw new DomainError('TEAM_NEEDS_DEPARTMENTS', {}, ['members']);
  }

  /** Checks the roles of one person. Throws `ROLE_UNKNOWN` and `ROLE_NEEDS_DEPARTMENT`. */
  async checkRoles(tx: Transaction, playbook: PlaybookWithRoles, assignment: Assignment): Promise<void> {
    requireKnownRoles(playbook, [assignment]);
    requireDepartments(playbook, [assignment], await this.departments.tree(tx));
  }

  /** Checks one role of one person, named at the path. Throws as `checkRoles` does. */
  async checkRole(
    tx: Transaction,
    playbook: PlaybookWithRoles,
    { person, roleKey, path }: { person: PersonEntity; roleKey: string; path: readonly string[] },
  ): Promise<void> {
    requireDepartment(findRole(playbook, roleKey, path), person, await this.departments.tree(tx), path);
  }
}

function requireKnownRoles(playbook: PlaybookWithRoles, team: readonly Assignment[]): void {
  for (const { roles, path } of team) {
    for (const [index, role] of roles.entries()) findRole(playbook, role, [...path, String(index)]);
  }
}

function requireFilledRoles(playbook: PlaybookWithRoles, missing: readonly string[], tree: Tree): void {
  if (missing.length === 0) return;
  const roles = missing.map((key) => findRole(playbook, key, ['members']));
  const names = {
    rolesZh: roles.map((role) => `${role.title.zh}（${departmentTitle(role, tree).zh}）`).join('、'),
    rolesEn: roles.map((role) => `${role.title.en} (${departmentTitle(role, tree).en})`).join(', '),
  };
  throw new DomainError('ROLES_NOT_FILLED', { playbook: playbook.key, ...names }, ['members'], {
    missingRoles: missing,
  });
}

function requireDepartments(playbook: PlaybookWithRoles, team: readonly Assignment[], tree: Tree): void {
  for (const { person, roles, path } of team) {
    for (const [index, key] of roles.entries()) {
      requireDepartment(findRole(playbook, key, path), person, tree, [...path, String(index)]);
    }
  }
}

function requireDepartment(
  role: RoleDefinition,
  person: PersonEntity,
  tree: Tree,
  path: readonly string[],
): void {
  if (tree.isWithin(person.departmentId, role.department)) return;
  const { zh: departmentZh, en: departmentEn } = departmentTitle(role, tree);
  const values = { roleZh: role.title.zh, roleEn: role.title.en, departmentZh, departmentEn };
  throw new DomainError('ROLE_NEEDS_DEPARTMENT', { ...values, person: person.name }, path);
}

function isWithin(tree: Tree): IsWithin {
  return (departmentId, key) => tree.isWithin(departmentId, key);
}

function departmentTitle({ department }: RoleDefinition, tree: Tree): { zh: string; en: string } {
  return tree.byKey(department)?.title ?? { zh: department, en: department };
}
