import type { LocalizedText } from '../../platform/localized-text.js';
import type { NotificationKind } from './models/notification-kind.enum.js';

/** A notification as it is stored. */
export interface NotificationRecord {
  readonly id: string;
  readonly personId: string;
  readonly kind: NotificationKind;
  readonly runId: string | null;
  readonly taskId: string | null;
  readonly message: LocalizedText;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}
