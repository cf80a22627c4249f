import { Injectable } from '@nestjs/common';
import type { RoleDefinition } from '../../engine/chart/playbook-definition.js';
import { DomainError, NotFoundError } from '../../platform/domain-error.js';
import { PlaybookCatalogue } from '../playbooks/playbook-catalogue.js';
import type { Roles } from './check-staffing.js';

export interface PlaybookWithRoles {
  readonly key: string;
  readonly roles: Roles;
}

/** The roles that a playbook's newest version wants filled. */
@Injectable()
export class PlaybookRoles {
  constructor(private readonly catalogue: PlaybookCatalogue) {}

  /** Throws `NOT_FOUND` with the path where there is no such playbook. */
  async of(playbookKey: string, path: readonly string[]): Promise<PlaybookWithRoles> {
    const newest = await this.catalogue.newest(playbookKey);
    if (!newest) throw new NotFoundError('Playbook', path);
    return { key: playbookKey, roles: newest.definition.roles };
  }
}

/** The role of the playbook with the key; throws `ROLE_UNKNOWN` with the path. */
export function findRole(playbook: PlaybookWithRoles, role: string, path: readonly string[]): RoleDefinition {
  const definition = Object.hasOwn(playbook.roles, role) ? playbook.roles[role] : undefined;
  if (!definition) throw new DomainError('ROLE_UNKNOWN', { playbook: playbook.key, role }, path);
  return definition;
}
