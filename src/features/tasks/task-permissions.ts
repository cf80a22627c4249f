import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import type { Principal } from '../../platform/auth/principal.js';
import { DomainError, PermissionDeniedError } from '../../platform/domain-error.js';
import { mayDecideNow } from '../../runner/commands/deciders.js';
import type { LockedRun, LockedTask } from '../../runner/locked-run.js';
import { holdersOf } from '../../runner/staff-directory.js';
import { RunStaff } from '../runs/run-staff.js';
import { ApprovalDecisionsLoader } from './approval-decisions.loader.js';
import { TaskKind } from '../playbooks/models/task-kind.enum.js';
import type { Task } from './models/task.model.js';
import type { ViewerMay } from './models/viewer-may.model.js';
import {
  mayAssignTask,
  mayClaimTask,
  mayCompleteTask,
  mayDecideApproval,
  mayStartTask,
  type TaskFacts,
  type TaskRule,
} from './task-rules.js';

const NOBODY: ViewerMay = { start: false, complete: false, claim: false, decide: false, assign: false };

/** Tells what the viewer may do with tasks, by the rules that the commands obey. */
@Injectable()
export class TaskPermissions {
  constructor(
    private readonly staff: RunStaff,
    private readonly decisions: ApprovalDecisionsLoader,
  ) {}

  async of(context: RequestContext, viewer: Principal, task: Task): Promise<ViewerMay> {
    const facts = await this.findFacts(context, viewer, task);
    if (!facts) return NOBODY;
    const may = (rule: TaskRule) => rule(viewer, facts) === null;
    const goesOn = !task.record.runPaused;
    return {
      start: goesOn && may(mayStartTask),
      complete: goesOn && may(mayCompleteTask),
      claim: goesOn && may(mayClaimTask),
      decide: goesOn && may(mayDecideApproval),
      assign: may(mayAssignTask),
    };
  }

  private async findFacts(
    context: RequestContext,
    viewer: Principal,
    { record }: Task,
  ): Promise<TaskFacts | null> {
    const [staff, votes] = await Promise.all([
      this.staff.of(context, record),
      record.kind === TaskKind.APPROVAL ? this.decisions.load(context, record.id) : null,
    ]);
    if (!staff) return null;
    const deciders = record.kind === TaskKind.APPROVAL ? mayDecideNow(record, staff, votes ?? []) : [];
    const { kind, status, assigneeId, openedBy } = record;
    return {
      kind,
      status,
      assigneeId,
      openedBy,
      teamLeadId: staff.leadId,
      viewerHoldsRole: isAmong(viewer, holdersOf(staff, record.roleKeys)),
      viewerIsDecider: isAmong(viewer, deciders),
    };
  }
}

/** Throws the rule's refusal where the viewer may not, on the task as the runner has it locked. */
export function requireAllowed(
  rule: TaskRule,
  viewer: Principal,
  run: LockedRun,
  task: LockedTask | null,
): void {
  if (!task) return;
  const { kind, status, assigneeId, openedBy, holders, deciders } = task;
  const refusal = rule(viewer, {
    kind,
    status,
    assigneeId,
    openedBy,
    teamLeadId: run.leadId,
    viewerHoldsRole: isAmong(viewer, holders),
    viewerIsDecider: isAmong(viewer, deciders),
  });
  if (refusal === null) return;
  if (PERMISSIONS.has(refusal)) throw new PermissionDeniedError(refusal, {}, ['taskId']);
  throw new DomainError(refusal, {}, ['taskId']);
}

/** The refusals that are about who asks; the others are about what the task is, or how far. */
const PERMISSIONS: ReadonlySet<string> = new Set([
  'TASK_NOT_YOURS',
  'ROLE_NOT_HELD',
  'OWN_REQUEST',
  'NOT_TEAM_LEAD',
]);

function isAmong(viewer: Principal, personIds: readonly string[]): boolean {
  return viewer.personId !== null && personIds.includes(viewer.personId);
}
