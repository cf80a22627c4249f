import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/database.js';
import { Ids } from '../../platform/ids/ids.js';
import type { LocalizedText } from '../../platform/localized-text.js';

/** What a feature tells a person. What a run's chart says is the runner's to tell. */
export interface Notice {
  /** A uuid. */
  readonly personId: string;
  readonly kind: 'rotation' | 'training';
  readonly message: LocalizedText;
}

/** Tells people something in the transaction in which it happens. */
@Injectable()
export class Notifier {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async notify(tx: Transaction, notices: readonly Notice[]): Promise<void> {
    if (notices.length === 0) return;
    await tx.query(
      `INSERT INTO notification (id, person_id, kind, message_zh, message_en, created_at)
       SELECT id, person_id, kind, zh, en, $6
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[]) AS told (id, person_id, kind, zh, en)`,
      [
        notices.map(() => this.ids.next()),
        notices.map(({ personId }) => personId),
        notices.map(({ kind }) => kind),
        notices.map(({ message }) => message.zh),
        notices.map(({ message }) => message.en),
        this.clock.now(),
      ],
    );
  }
}
