import { hasRole, type Principal } from '../../platform/auth/principal.js';

/** What the rules ask of a task, as it stands at the moment of asking. */
export interface TaskFacts {
  readonly kind: 'task' | 'approval';
  readonly status: 'open' | 'started' | 'completed' | 'withdrawn';
  readonly assigneeId: string | null;
  /** The person whose action opened it: nobody approves what they asked for. */
  readonly openedBy: string | null;
  readonly teamLeadId: string;
  /** Whether the viewer fills one of the task's roles today. */
  readonly viewerHoldsRole: boolean;
  /** Whether the viewer's word would count for this approval, and has not been given yet. */
  readonly viewerIsDecider: boolean;
}

/** Why the viewer may not do it: the code of a refusal. Null: they may. */
export type Refusal =
  | 'TASK_CLOSED'
  | 'TASK_NOT_YOURS'
  | 'TASK_TAKEN'
  | 'TASK_ALREADY_STARTED'
  | 'NOT_AN_APPROVAL'
  | 'IS_AN_APPROVAL'
  | 'ROLE_NOT_HELD'
  | 'OWN_REQUEST'
  | 'ALREADY_DECIDED'
  | 'NOT_TEAM_LEAD'
  | null;

export type TaskRule = (viewer: Principal, task: TaskFacts) => Refusal;

/** Work is begun by the one it is assigned to. */
export const mayStartTask: TaskRule = (viewer, task) =>
  mayWorkOn(viewer, task) ?? (task.status === 'started' ? 'TASK_ALREADY_STARTED' : null);

/** Only the assignee closes a task. A lead who wants to assigns it to themselves first, so that the log tells who did it. */
export const mayCompleteTask: TaskRule = (viewer, task) => mayWorkOn(viewer, task);

/** The steps are ticked off by the one who takes them. */
export const mayCheckItem: TaskRule = (viewer, task) => mayWorkOn(viewer, task);

/** What nobody has may be taken by whoever fills one of its roles. */
export const mayClaimTask: TaskRule = (_viewer, task) => {
  if (isClosed(task)) return 'TASK_CLOSED';
  if (task.kind === 'approval') return 'IS_AN_APPROVAL';
  if (task.assigneeId !== null) return 'TASK_TAKEN';
  return task.viewerHoldsRole ? null : 'ROLE_NOT_HELD';
};

/**
 * Deciders are the holders of its roles and whoever it was given to, but for the one whose action asked for it, each
 * once (the runner works out who they are, and who steps in where nobody is left).
 */
export const mayDecideApproval: TaskRule = (viewer, task) => {
  if (isClosed(task)) return 'TASK_CLOSED';
  if (task.kind !== 'approval') return 'NOT_AN_APPROVAL';
  if (task.viewerIsDecider) return null;
  if (task.openedBy !== null && task.openedBy === viewer.personId) return 'OWN_REQUEST';
  return task.viewerHoldsRole || isAssignee(viewer, task) ? 'ALREADY_DECIDED' : 'ROLE_NOT_HELD';
};

/** The team's lead hands out its tasks. */
export const mayAssignTask: TaskRule = (viewer, task) => {
  if (isClosed(task)) return 'TASK_CLOSED';
  const leads = viewer.personId !== null && viewer.personId === task.teamLeadId;
  return leads || hasRole(viewer, 'admin') ? null : 'NOT_TEAM_LEAD';
};

function mayWorkOn(viewer: Principal, task: TaskFacts): Refusal {
  if (isClosed(task)) return 'TASK_CLOSED';
  if (task.kind === 'approval') return 'IS_AN_APPROVAL';
  return isAssignee(viewer, task) ? null : 'TASK_NOT_YOURS';
}

function isAssignee(viewer: Principal, task: TaskFacts): boolean {
  return viewer.personId !== null && viewer.personId === task.assigneeId;
}

function isClosed(task: TaskFacts): boolean {
  return task.status === 'completed' || task.status === 'withdrawn';
}
