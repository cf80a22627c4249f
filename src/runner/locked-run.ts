import type { PlaybookDefinition } from '../engine/chart/playbook-definition.js';
import { mayDecideNow } from './commands/deciders.js';
import type { ApprovalVote, RunRecord, TaskRecord, TaskStatus } from './record/run-record.js';
import type { RunStatus } from './record/run-status.js';
import { holdersOf, type Staff } from './staff-directory.js';

/** The run as it stands while a command has it locked: what permission is decided on. */
export interface LockedRun {
  readonly id: string;
  readonly seq: number;
  readonly status: RunStatus;
  readonly teamId: string;
  readonly playbookKey: string;
  readonly playbookVersionId: string;
  readonly definition: PlaybookDefinition;
  readonly leadId: string;
  readonly staff: Staff;
  /** Paths of the active states, parents included. */
  readonly states: readonly string[];
}

/** A task of a locked run. */
export interface LockedTask {
  readonly id: string;
  readonly key: string;
  readonly kind: 'task' | 'approval';
  readonly status: TaskStatus;
  readonly version: number;
  readonly assigneeId: string | null;
  readonly roleKeys: readonly string[];
  /** The person whose event opened the task; null where a timer or the system did. */
  readonly openedBy: string | null;
  /** The persons who hold a role of the task today. */
  readonly holders: readonly string[];
  /** Of an approval: the persons who may decide it now. Empty for a task. */
  readonly deciders: readonly string[];
}

export function toLockedRun(run: RunRecord, definition: PlaybookDefinition, staff: Staff): LockedRun {
  const { id, seq, status, teamId, playbookKey, playbookVersionId } = run;
  const { leadId } = staff;
  const { states } = run.state;
  return { id, seq, status, teamId, playbookKey, playbookVersionId, definition, leadId, staff, states };
}

export function toLockedTask(task: TaskRecord, staff: Staff, votes: readonly ApprovalVote[]): LockedTask {
  const { id, key, kind, status, version, assigneeId, roleKeys, openedBy } = task;
  const holders = holdersOf(staff, roleKeys);
  const deciders = kind === 'approval' ? mayDecideNow(task, staff, votes) : [];
  return { id, key, kind, status, version, assigneeId, roleKeys, openedBy, holders, deciders };
}
