import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import { PlaybookCatalogue } from '../playbooks/playbook-catalogue.js';

/** What playbooks are called today, by key. */
@Injectable()
export class PlaybookTitlesLoader extends BatchLoader<string, LocalizedText> {
  constructor(private readonly playbooks: PlaybookCatalogue) {
    super();
  }

  protected async fetch(keys: readonly string[]): Promise<ReadonlyMap<string, LocalizedText>> {
    const newest = await this.playbooks.newestOf(keys);
    return new Map([...newest].map(([key, { definition }]) => [key, definition.title]));
  }
}
