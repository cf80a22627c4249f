import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toPlaybookVersion, type PlaybookVersion } from './models/playbook-version.model.js';
import { PlaybookCatalogue } from './playbook-catalogue.js';

/** Playbook versions by uuid, for fields of any feature; mostly they are at hand without a statement. */
@Injectable()
export class PlaybookVersionLoader extends BatchLoader<string, PlaybookVersion> {
  constructor(private readonly catalogue: PlaybookCatalogue) {
    super();
  }

  protected override async fetch(uuids: readonly string[]): Promise<ReadonlyMap<string, PlaybookVersion>> {
    const versions = await this.catalogue.versions(uuids);
    return new Map([...versions].map(([uuid, version]) => [uuid, toPlaybookVersion(version)]));
  }
}
