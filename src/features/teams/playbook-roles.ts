import { Injectable } from '@nestjs/common';
import type { RoleDefinition } from '../../engine/chart/playbook-definition.js';
import { DomainError, NotFoundError } from '../../platform/domain-error.js';
import { PlaybookCatalogue } from '../playbooks/playbook-catalogue.js';
import type { Roles } from './check-staffing.js';

export interface PlaybookWithRoles {
  readonly key: string;
  readonly roles: Roles;
}

/** The roles that the newest versions of playbooks want filled. */
@Injectable()
export class PlaybookRoles {
  constructor(private readonly catalogue: PlaybookCatalogue) {}

  /** Throws `NOT_FOUND` with the path where there is no such playbook. */
  async of(key: string, path: readonly string[]): Promise<PlaybookWithRoles> {
    const roles = (await this.ofMany([key])).get(key);
    if (!roles) throw new NotFoundError('Playbook', path);
    return { key, roles };
  }

  /** The roles by the key of the playbook; a playbook that is not there is left out. */
  async ofMany(keys: readonly string[]): Promise<Map<string, Roles>> {
    const playbooks = await this.catalogue.newestOf(keys);
    return new Map([...playbooks].map(([key, { definition }]) => [key, definition.roles]));
  }
}

/** The role of the playbook with the key; throws `ROLE_UNKNOWN` with the path. */
export function findRole(playbook: PlaybookWithRoles, role: string, path: readonly string[]): RoleDefinition {
  const definition = Object.hasOwn(playbook.roles, role) ? playbook.roles[role] : undefined;
  if (!definition) throw new DomainError('ROLE_UNKNOWN', { playbook: playbook.key, role }, path);
  return definition;
}
