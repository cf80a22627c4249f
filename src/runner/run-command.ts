import type { JsonObject } from '../engine/json.js';
import type { PlaybookDefinition } from '../engine/chart/playbook-definition.js';
import type { Actor } from './actor.js';
import type { LockedRun, LockedTask } from './locked-run.js';
import type { Staff } from './staff-directory.js';

/** Starts a run of a published playbook version by a team. */
export interface StartCommand {
  readonly playbookVersionId: string;
  readonly teamId: string;
  readonly title: string;
  /** Checked against the playbook's input schema. */
  readonly input: JsonObject;
  readonly actor: Actor;
  readonly idempotencyKey?: string | null | undefined;
  /** Throws where the actor may not, or the team cannot, start it. Called in the transaction, before anything is written. */
  readonly authorise?: (staff: Staff, definition: PlaybookDefinition) => void;
}

/** Something a run is asked to take: the request and, beside it, who asks. */
export type RunCommand = CommandEnvelope & CommandRequest;

interface CommandEnvelope {
  readonly runId: string;
  readonly actor: Actor;
  /** A second command with the same key and content gets the first one's receipt; with other content, IDEMPOTENCY_CONFLICT. */
  readonly idempotencyKey?: string | null | undefined;
  /**
   * Throws where the actor may not do this. Called with the locked record, before anything is decided. Runs that need
   * no permission (the system's own) leave it out. `task` is null for commands about the whole run.
   */
  readonly authorise?: (run: LockedRun, task: LockedTask | null) => void;
}

export type CommandRequest = TaskRequest | SendEvent | RecordKpi;

/** Commands about one task. `expectedVersion` is the version of the task that the caller has seen. */
export type TaskRequest = StartTask | ClaimTask | CompleteTask | DecideApproval | AssignTask | CheckItem;

/** Work on the task begins. An unassigned task becomes the actor's. */
export interface StartTask {
  readonly type: 'startTask';
  readonly taskId: string;
  readonly expectedVersion?: number | null | undefined;
}

/** An unassigned task becomes the actor's. */
export interface ClaimTask {
  readonly type: 'claimTask';
  readonly taskId: string;
  readonly expectedVersion?: number | null | undefined;
}

export interface CompleteTask {
  readonly type: 'completeTask';
  readonly taskId: string;
  readonly outcome: string;
  readonly form: JsonObject;
  readonly expectedVersion?: number | null | undefined;
}

export interface DecideApproval {
  readonly type: 'decideApproval';
  readonly taskId: string;
  readonly outcome: string;
  readonly comment: string;
  readonly form: JsonObject;
}

/** Gives the task to a person of the team; null takes it from whoever has it. A started task counts as open again. */
export interface AssignTask {
  readonly type: 'assignTask';
  readonly taskId: string;
  readonly assigneeId: string | null;
  readonly expectedVersion?: number | null | undefined;
}

/** Ticks an item of the task's checklist, or takes the tick away. Items are counted from 0. */
export interface CheckItem {
  readonly type: 'checkItem';
  readonly taskId: string;
  readonly item: number;
  readonly checked: boolean;
}

/** An outside event that the playbook declares. `expectedVersion` is the run's `seq` that the caller has seen. */
export interface SendEvent {
  readonly type: 'sendEvent';
  readonly name: string;
  readonly payload: JsonObject;
  readonly expectedVersion?: number | null | undefined;
}

export interface RecordKpi {
  readonly type: 'recordKpi';
  readonly kpi: string;
  readonly value: number;
  readonly note: string;
}
