import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { Roles } from './check-staffing.js';
import { PlaybookRoles } from './playbook-roles.js';

/** The roles of playbooks' newest versions, by the key of the playbook. */
@Injectable()
export class PlaybookRolesLoader extends BatchLoader<string, Roles> {
  constructor(private readonly playbooks: PlaybookRoles) {
    super();
  }

  protected fetch(keys: readonly string[]): Promise<ReadonlyMap<string, Roles>> {
    return this.playbooks.ofMany(keys);
  }
}
