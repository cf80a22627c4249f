import type { JsonObject } from '../../engine/json.js';
import type { Effect } from '../../engine/run/effect.js';
import type { ActorKind, RunEventType } from './models/run-event-type.enum.js';

/** An entry of a run's log as it is stored, with the playbook version that explains it. */
export interface RunEventRecord {
  readonly runId: string;
  readonly playbookVersionId: string;
  readonly seq: number;
  readonly type: RunEventType;
  readonly moves: boolean;
  readonly payload: JsonObject;
  readonly actorKind: ActorKind;
  /** Bare uuid of the person or service; null for timers and the system. */
  readonly actorId: string | null;
  readonly at: Date;
  readonly fromStates: readonly string[];
  readonly toStates: readonly string[];
  /** In hex; null for entries from before logs were chained. */
  readonly hash: string | null;
  readonly effects: readonly Effect[];
}
