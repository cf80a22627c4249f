import type { AccessRole } from '../../platform/auth/access-role.js';
import type { Principal } from '../../platform/auth/principal.js';
import {
  mayAssignTask,
  mayCheckItem,
  mayClaimTask,
  mayCompleteTask,
  mayDecideApproval,
  mayStartTask,
  type Refusal,
  type TaskFacts,
  type TaskRule,
} from './task-rules.js';

const person = (personId: string, ...roles: AccessRole[]): Principal => ({
  kind: 'person',
  id: `person:${personId}`,
  personId,
  departmentId: 'department',
  name: personId,
  roles: new Set(roles),
});
const service: Principal = { ...person('none', 'admin'), kind: 'service', id: 'service:ci', personId: null };

const lin = person('lin', 'member');
const lead = person('lead', 'lead');
const admin = person('admin', 'admin');

const task: TaskFacts = {
  kind: 'task',
  status: 'open',
  assigneeId: 'lin',
  openedBy: null,
  teamLeadId: 'lead',
  viewerHoldsRole: false,
  viewerIsDecider: false,
};
const free: TaskFacts = { ...task, assigneeId: null };
const approval: TaskFacts = { ...free, kind: 'approval', viewerHoldsRole: true, viewerIsDecider: true };
const notAsked: TaskFacts = { ...approval, viewerIsDecider: false };

type Row = [string, TaskRule, Principal, TaskFacts, Refusal];

const rows: Row[] = [
  ['the assignee starts', mayStartTask, lin, task, null],
  ['the assignee starts twice', mayStartTask, lin, { ...task, status: 'started' }, 'TASK_ALREADY_STARTED'],
  ['the lead starts another’s', mayStartTask, lead, task, 'TASK_NOT_YOURS'],
  ['an admin starts another’s', mayStartTask, admin, task, 'TASK_NOT_YOURS'],
  [
    'a role holder starts what nobody has',
    mayStartTask,
    lin,
    { ...free, viewerHoldsRole: true },
    'TASK_NOT_YOURS',
  ],
  ['a service starts what nobody has', mayStartTask, service, free, 'TASK_NOT_YOURS'],
  ['the assignee starts an approval', mayStartTask, lin, { ...task, kind: 'approval' }, 'IS_AN_APPROVAL'],

  ['the assignee completes', mayCompleteTask, lin, task, null],
  ['the assignee completes what is started', mayCompleteTask, lin, { ...task, status: 'started' }, null],
  ['the assignee completes twice', mayCompleteTask, lin, { ...task, status: 'completed' }, 'TASK_CLOSED'],
  [
    'the assignee completes what was withdrawn',
    mayCompleteTask,
    lin,
    { ...task, status: 'withdrawn' },
    'TASK_CLOSED',
  ],
  ['the lead completes another’s', mayCompleteTask, lead, task, 'TASK_NOT_YOURS'],
  [
    'a role holder completes another’s',
    mayCompleteTask,
    admin,
    { ...task, viewerHoldsRole: true },
    'TASK_NOT_YOURS',
  ],
  [
    'the assignee completes an approval',
    mayCompleteTask,
    lin,
    { ...task, kind: 'approval' },
    'IS_AN_APPROVAL',
  ],

  ['the assignee ticks a step', mayCheckItem, lin, task, null],
  ['the lead ticks another’s step', mayCheckItem, lead, task, 'TASK_NOT_YOURS'],

  ['a role holder claims', mayClaimTask, lin, { ...free, viewerHoldsRole: true }, null],
  ['another claims', mayClaimTask, lin, free, 'ROLE_NOT_HELD'],
  ['an admin without the role claims', mayClaimTask, admin, free, 'ROLE_NOT_HELD'],
  [
    'a role holder claims what somebody has',
    mayClaimTask,
    lead,
    { ...task, viewerHoldsRole: true },
    'TASK_TAKEN',
  ],
  ['a role holder claims what is closed', mayClaimTask, lin, { ...free, status: 'withdrawn' }, 'TASK_CLOSED'],
  ['a role holder claims an approval', mayClaimTask, lin, approval, 'IS_AN_APPROVAL'],

  ['a decider decides', mayDecideApproval, lin, approval, null],
  [
    'a decider without the role decides',
    mayDecideApproval,
    lead,
    { ...approval, viewerHoldsRole: false },
    null,
  ],
  ['a role holder decides twice', mayDecideApproval, lin, notAsked, 'ALREADY_DECIDED'],
  [
    'one it was given to decides twice',
    mayDecideApproval,
    lin,
    { ...notAsked, assigneeId: 'lin', viewerHoldsRole: false },
    'ALREADY_DECIDED',
  ],
  ['another decides', mayDecideApproval, lin, { ...notAsked, viewerHoldsRole: false }, 'ROLE_NOT_HELD'],
  ['an admin decides', mayDecideApproval, admin, { ...notAsked, viewerHoldsRole: false }, 'ROLE_NOT_HELD'],
  ['a service decides', mayDecideApproval, service, { ...notAsked, viewerHoldsRole: false }, 'ROLE_NOT_HELD'],
  ['the one who asked decides', mayDecideApproval, lin, { ...notAsked, openedBy: 'lin' }, 'OWN_REQUEST'],
  [
    'a role holder decides on what is no approval',
    mayDecideApproval,
    lin,
    { ...free, viewerHoldsRole: true },
    'NOT_AN_APPROVAL',
  ],
  [
    'a role holder decides too late',
    mayDecideApproval,
    lin,
    { ...approval, status: 'completed' },
    'TASK_CLOSED',
  ],

  ['the lead assigns', mayAssignTask, lead, task, null],
  ['an admin assigns', mayAssignTask, admin, task, null],
  ['a service of the administrators assigns', mayAssignTask, service, task, null],
  ['the assignee assigns', mayAssignTask, lin, task, 'NOT_TEAM_LEAD'],
  ['the lead of another team assigns', mayAssignTask, person('other', 'lead'), task, 'NOT_TEAM_LEAD'],
  ['the lead assigns an approval', mayAssignTask, lead, approval, null],
  ['the lead assigns what is closed', mayAssignTask, lead, { ...task, status: 'completed' }, 'TASK_CLOSED'],
];

describe('The rules of tasks', () => {
  it.each(rows)('%s', (_, rule, viewer, facts, refusal) => {
    expect(rule(viewer, facts)).toBe(refusal);
  });
});
