import type { JsonObject } from '../../engine/json.js';
import type { StandIn } from '../../runner/record/child-run.js';
import type { TaskKind } from '../playbooks/models/task-kind.enum.js';
import type { TaskStatus } from './models/task-status.enum.js';

/** A task as it is stored, with what its run says of it. */
export interface TaskRecord {
  readonly id: string;
  readonly runId: string;
  readonly teamId: string;
  /** Whether the run is paused: then nothing is worked on. */
  readonly runPaused: boolean;
  readonly playbookKey: string;
  readonly playbookVersionId: string;
  /** Whose roles fill those of its run that the team has named nobody for; null where that is no other run's child. */
  readonly standIns: readonly StandIn[] | null;
  readonly key: string;
  readonly kind: TaskKind;
  /** Path of the state that opened it. */
  readonly state: string;
  readonly roleKeys: readonly string[];
  readonly departmentKey: string;
  readonly assigneeId: string | null;
  readonly status: TaskStatus;
  readonly input: JsonObject;
  readonly effortMinutes: number;
  readonly checkedItems: readonly number[];
  readonly openedAt: Date;
  /** The person whose action opened it; null where a timer or a service did. */
  readonly openedBy: string | null;
  readonly dueAt: Date | null;
  readonly startedAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly outcome: string | null;
  readonly form: JsonObject | null;
  readonly version: number;
}
