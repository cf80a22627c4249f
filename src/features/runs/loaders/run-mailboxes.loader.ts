import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../../api/context/batch-loader.js';
import { RunWaitingRepository, type MailboxRow } from '../run-waiting.repository.js';

/** What lies in the mailboxes of runs. */
@Injectable()
export class RunMailboxesLoader extends BatchLoader<string, MailboxRow> {
  constructor(private readonly waiting: RunWaitingRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, MailboxRow>> {
    return new Map((await this.waiting.findMailboxes(runIds)).map((row) => [row.runId, row]));
  }
}
