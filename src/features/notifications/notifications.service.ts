import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError, NotFoundError, PermissionDeniedError } from '../../platform/domain-error.js';
import type { NotificationRecord } from './notification.record.js';
import { NotificationRepository, type NotificationCriteria } from './notification.repository.js';

const MOST_AT_ONCE = 100;

/** What people were told. Everybody sees their own, and nobody another's. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly database: Database,
    private readonly repository: NotificationRepository,
    private readonly clock: Clock,
  ) {}

  /** The viewer's own notification with the uuid; null for everybody else's. */
  async find(viewer: Principal, id: string): Promise<NotificationRecord | null> {
    return viewer.personId === null ? null : this.repository.find(viewer.personId, id);
  }

  /** The latest first; `limit` of them. */
  list(criteria: NotificationCriteria, page: Page): Promise<NotificationRecord[]> {
    return this.repository.list(criteria, page);
  }

  count(criteria: NotificationCriteria): Promise<number> {
    return this.repository.count(criteria);
  }

  /**
   * Marks the viewer's notifications with the global ids as read; all of them for null. Says how many were not read
   * before. Throws `NOT_FOUND` with the path of an id that is not the viewer's, and then marks none.
   */
  async markRead(viewer: Principal, ids: readonly string[] | null): Promise<number> {
    const { personId } = viewer;
    if (personId === null) throw new PermissionDeniedError();
    if (ids && ids.length > MOST_AT_ONCE)
      throw new DomainError('TOO_MANY_IDS', { most: MOST_AT_ONCE }, ['ids']);
    const uuids = ids && ids.map((id, index) => decodeNodeId('Notification', id, ['ids', String(index)]));
    return this.database.transaction(async (tx) => {
      if (uuids) {
        const own = new Set((await this.repository.findMany(personId, uuids, tx)).map(({ id }) => id));
        const foreign = uuids.findIndex((uuid) => !own.has(uuid));
        if (foreign >= 0) throw new NotFoundError('Notification', ['ids', String(foreign)]);
      }
      return this.repository.markRead(tx, personId, uuids, this.clock.now());
    });
  }
}
