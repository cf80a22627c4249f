import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { groupBy } from '../../platform/group-by.js';
import { PlaybookCatalogue } from './playbook-catalogue.js';
import type { VersionRef } from './version-ref.js';

/** All versions of playbooks by key, newest first: one statement for all that are asked for. */
@Injectable()
export class PlaybookVersionsLoader extends BatchLoader<string, VersionRef[]> {
  constructor(private readonly catalogue: PlaybookCatalogue) {
    super();
  }

  protected override async fetch(keys: readonly string[]): Promise<ReadonlyMap<string, VersionRef[]>> {
    return groupBy(await this.catalogue.refs(keys), ({ key }) => key);
  }
}
