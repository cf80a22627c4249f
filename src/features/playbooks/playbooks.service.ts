import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { PlaybookCatalogue } from './playbook-catalogue.js';
import { PlaybooksRepository } from './playbooks.repository.js';
import type { PublishedPlaybook } from './published-playbook.js';

/** Reading playbooks. Everybody who signed in may, but for the source of the file. */
@Injectable()
export class PlaybooksService {
  constructor(
    private readonly catalogue: PlaybookCatalogue,
    private readonly repository: PlaybooksRepository,
  ) {}

  /** The newest version of each playbook, by key. */
  async page(page: Page): Promise<PublishedPlaybook[]> {
    const refs = await this.repository.pageNewest(page);
    const versions = await this.catalogue.versions(refs.map(({ id }) => id));
    return refs.flatMap(({ id }) => versions.get(id) ?? []);
  }

  count(): Promise<number> {
    return this.repository.countPlaybooks();
  }

  newest(key: string): Promise<PublishedPlaybook | null> {
    return this.catalogue.newest(key);
  }

  /** The files as they were published, by the uuid of the version; none for those who may not read them. */
  async sources(viewer: Principal | null, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (!viewer || !hasRole(viewer, 'author', 'lead')) return new Map();
    const rows = await this.repository.findSources(ids);
    return new Map(rows.map(({ id, source }) => [id, source]));
  }
}
