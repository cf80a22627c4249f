import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { PlaybooksService } from './playbooks.service.js';

/** The files of playbook versions by uuid, for those who may read them. */
@Injectable()
export class PlaybookSourceLoader extends BatchLoader<string, string> {
  constructor(private readonly playbooks: PlaybooksService) {
    super();
  }

  protected override fetch(
    uuids: readonly string[],
    { principal }: RequestContext,
  ): Promise<ReadonlyMap<string, string>> {
    return this.playbooks.sources(principal, uuids);
  }
}
