import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import type { NotificationRecord } from './notification.record.js';

const COLUMNS = `id, person_id AS "personId", kind, run_id AS "runId", task_id AS "taskId",
  json_build_object('zh', message_zh, 'en', message_en) AS message, created_at AS "createdAt", read_at AS "readAt"`;

/** Whose notifications, and which of them. Nobody reads another's: every statement names the person. */
export interface NotificationCriteria {
  readonly personId: string;
  readonly unreadOnly: boolean;
}

@Injectable()
export class NotificationRepository {
  constructor(private readonly database: Database) {}

  async find(personId: string, id: string): Promise<NotificationRecord | null> {
    const [row] = await this.findMany(personId, [id]);
    return row ?? null;
  }

  /** The person's notifications among the ids, the latest first. */
  findMany(
    personId: string,
    ids: readonly string[],
    reader: Pick<Transaction, 'query'> = this.database,
  ): Promise<NotificationRecord[]> {
    return reader.query(
      `SELECT ${COLUMNS} FROM notification WHERE person_id = $1 AND id = ANY ($2::uuid[])
       ORDER BY created_at DESC, id DESC`,
      [personId, ids],
    );
  }

  /** A page of the person's notifications, the latest first. */
  list({ personId, unreadOnly }: NotificationCriteria, page: Page): Promise<NotificationRecord[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM notification
       WHERE person_id = $1 AND (NOT $2 OR read_at IS NULL)
         AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $5`,
      [personId, unreadOnly, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }

  async count({ personId, unreadOnly }: NotificationCriteria): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*) FROM notification WHERE person_id = $1 AND (NOT $2 OR read_at IS NULL)`,
      [personId, unreadOnly],
    );
    return row?.count ?? 0;
  }

  /** Marks the person's notifications (all of them for null) as read; those that are read already keep their time. */
  async markRead(
    tx: Transaction,
    personId: string,
    ids: readonly string[] | null,
    now: Date,
  ): Promise<number> {
    const rows = await tx.query(
      `UPDATE notification SET read_at = $3
       WHERE person_id = $1 AND ($2::uuid[] IS NULL OR id = ANY ($2)) AND read_at IS NULL RETURNING id`,
      [personId, ids, now],
    );
    return rows.length;
  }
}
