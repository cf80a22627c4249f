import type { JsonObject, JsonValue } from '../../engine/json.js';
import type { StandIn } from '../../runner/record/child-run.js';
import type { RunStatus } from './models/run-status.enum.js';

/** A run as it is stored, without its snapshot, which only the runner needs. */
export interface RunRecord {
  readonly id: string;
  readonly playbookVersionId: string;
  readonly playbookKey: string;
  readonly teamId: string;
  readonly title: string;
  readonly status: RunStatus;
  readonly input: JsonObject;
  /** Paths of the active states, parents included. */
  readonly states: readonly string[];
  /** Number of the last event of its log. */
  readonly seq: number;
  readonly output: JsonValue;
  readonly startedBy: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** The run that started it; null where a person or a service did. */
  readonly parentId: string | null;
  /** How many runs it has above it. */
  readonly depth: number;
  /** Whose roles fill those that the team has named nobody for; null where it is no other run's child. */
  readonly standIns: readonly StandIn[] | null;
}
