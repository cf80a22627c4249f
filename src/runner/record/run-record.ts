import type { JsonObject } from '../../engine/json.js';
import type { RunState } from '../../engine/run/run-state.js';
import type { ChildRecord, Family } from './child-run.js';
import type { IncidentRecord } from './incident-record.js';
import type { ClaimRecord } from './lock-claim.js';
import type { RunStatus } from './run-status.js';
import type { ServiceCallRecord } from './service-call.js';

export type TaskStatus = 'open' | 'started' | 'completed' | 'withdrawn';

/** A run as stored, read under its lock. Instants are ISO 8601 strings throughout. */
export interface RunRecord {
  readonly id: string;
  readonly playbookVersionId: string;
  readonly playbookKey: string;
  readonly teamId: string;
  readonly status: RunStatus;
  /** The number of the last event in the log; 0 only while the run is being started. */
  readonly seq: number;
  readonly state: RunState;
  /** Since when the run is in each of `state.states`, in their order. */
  readonly enteredAt: readonly string[];
  /** When the last event was logged; null only while the run is being started. */
  readonly lastAt: string | null;
  /** The hash of the last event in the log, in hex; null where that was logged before logs were chained. */
  readonly head: string | null;
  /** The live tasks, and the one that the command is about even if it is closed. */
  readonly tasks: readonly TaskRecord[];
  readonly timers: readonly TimerRecord[];
  /** Those that are pending. */
  readonly calls: readonly ServiceCallRecord[];
  /** The withdrawn call that the command answers; read only for that. */
  readonly lateCall?: ServiceCallRecord;
  /** Those that it waits for. */
  readonly children: readonly ChildRecord[];
  /** Locks that it waits for or holds. */
  readonly claims: readonly ClaimRecord[];
  /** Null for a run that no other has started. */
  readonly family: Family | null;
  /** Those that are open. */
  readonly incidents: readonly IncidentRecord[];
}

export interface TaskRecord {
  readonly id: string;
  readonly invocation: string;
  readonly key: string;
  readonly kind: 'task' | 'approval';
  readonly state: string;
  readonly roleKeys: readonly string[];
  readonly departmentKey: string;
  readonly assigneeId: string | null;
  readonly status: TaskStatus;
  readonly input: JsonObject;
  readonly effortMinutes: number;
  readonly checkedItems: readonly number[];
  readonly openedAt: string;
  readonly openedSeq: number;
  readonly openedBy: string | null;
  readonly dueAt: string | null;
  readonly startedAt: string | null;
  readonly escalatedAt: string | null;
  readonly closedAt: string | null;
  readonly closedSeq: number | null;
  readonly closedBy: string | null;
  readonly outcome: string | null;
  readonly form: JsonObject | null;
  readonly version: number;
}

export interface TimerRecord {
  readonly timer: string;
  /** Path of the state it belongs to. */
  readonly state: string;
  readonly dueAt: string;
  /** A parked timer failed once and does not fire by itself again; its incident says why. */
  readonly parked: boolean;
  /** A paused run's timers do not fire until it is resumed. */
  readonly held: boolean;
}

/** One decider's word on an approval. */
export interface ApprovalVote {
  readonly personId: string;
  readonly outcome: string;
  readonly comment: string;
  readonly form: JsonObject;
}

export function isLive(task: TaskRecord): boolean {
  return task.status === 'open' || task.status === 'started';
}
