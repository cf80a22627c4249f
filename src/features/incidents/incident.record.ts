import type { JsonObject } from '../../engine/json.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import type { IncidentCause } from '../../runner/record/incident-record.js';
import type { StoredRetry } from '../../runner/record/stored-retry.js';
import type { IncidentResolution } from './models/incident-resolution.enum.js';

/** An incident as it is stored. */
export interface IncidentRecord {
  readonly runId: string;
  readonly id: string;
  readonly cause: IncidentCause;
  readonly message: LocalizedText;
  readonly detail: JsonObject;
  /** What a retry takes again; null where it only looks again. */
  readonly retry: StoredRetry['kind'] | null;
  /** The task that the command to be retried is about; null where it is about none. */
  readonly retryTaskId: string | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolution: IncidentResolution | null;
  /** The person (uuid) who retried or resolved it; null where it is open, over by itself, or a service did. */
  readonly resolvedBy: string | null;
  readonly note: string;
}
