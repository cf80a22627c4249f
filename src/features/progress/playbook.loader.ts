import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toPlaybook, type Playbook } from '../playbooks/models/playbook.model.js';
import { PlaybookCatalogue } from '../playbooks/playbook-catalogue.js';

/** Playbooks by key. */
@Injectable()
export class PlaybookLoader extends BatchLoader<string, Playbook> {
  constructor(private readonly catalogue: PlaybookCatalogue) {
    super();
  }

  protected async fetch(keys: readonly string[]): Promise<ReadonlyMap<string, Playbook>> {
    const playbooks = await this.catalogue.newestOf(keys);
    return new Map([...playbooks].map(([key, newest]) => [key, toPlaybook(newest)]));
  }
}
