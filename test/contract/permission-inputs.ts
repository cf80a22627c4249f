import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { mutate } from '../support/mutate.js';
import type { PermissionWorld } from '../support/permission-world.js';
import { POP_UP_STORE } from '../support/pop-up-store.js';

type Input = (world: PermissionWorld) => object | Promise<object>;

const TEXT = { zh: '试验', en: 'Trial' };
const EVIDENCE = '谈成三家供应商';

/** The arguments of queries and subscriptions; those that are not here need none. */
export const QUERY_ARGUMENTS: Readonly<Record<string, Input>> = {
  checkPlaybook: () => ({ source: POP_UP_STORE }),
  course: () => ({ key: 'negotiating' }),
  department: () => ({ key: 'brand' }),
  node: (world) => ({ id: world.personId('member') }),
  nodes: (world) => ({ ids: [world.personId('member'), world.teamId] }),
  person: (world) => ({ id: world.personId('member') }),
  playbook: () => ({ key: 'pop-up-store' }),
  playbookVersion: async (world) => ({ id: await world.playbookVersionId() }),
  run: async (world) => ({ id: await world.run() }),
  runProgressed: async (world) => ({ runId: await world.run() }),
  skill: () => ({ key: 'negotiation' }),
  skillMatrix: () => ({ department: 'brand' }),
  skilledPeople: () => ({ skill: 'negotiation' }),
  task: async (world) => ({ id: await world.memberTask() }),
  team: (world) => ({ id: world.teamId }),
};

/** The `input` of each mutation: one that must succeed for whoever may do it, and is made anew for each of them. */
export const MUTATION_INPUTS: Readonly<Record<string, Input>> = {
  addCourse: (world) => ({
    key: world.fresh('course'),
    title: TEXT,
    skillId: skillId(world),
    levelGranted: 2,
    hours: 8,
  }),
  addDepartment: (world) => ({ key: world.fresh('department'), title: TEXT }),
  addPerson: (world) => {
    const login = world.fresh('added');
    const email = `${login}@setpiece.example`;
    const work = { position: TEXT, departmentKey: 'brand', employedFrom: '2026-01-01' };
    return { login, email, name: '新人', pinyin: 'Xin Ren', ...work };
  },
  addSkill: (world) => ({ key: world.fresh('skill'), family: 'trade', title: TEXT }),
  cancelEnrolment: async (world) => ({ enrolmentId: await world.enrolment('next week') }),
  cancelSession: async (world) => ({ sessionId: await sessionId(world) }),
  claimSkill: (world) => ({
    personId: world.personId('member'),
    skillId: skillId(world),
    level: 3,
    evidence: EVIDENCE,
  }),
  endEmployment: async (world) => ({ personId: await world.newcomer('stores'), lastDay: '2026-03-31' }),
  enrol: async (world) => ({ personId: world.personId('member'), sessionId: await sessionId(world) }),
  recordResult: async (world) => ({ enrolmentId: await world.enrolment('last week'), result: 'PASSED' }),
  scheduleSession: (world) => {
    const times = { startsAt: '2026-04-01T01:00:00Z', endsAt: '2026-04-01T09:00:00Z' };
    const courseId = encodeNodeId('Course', world.courseUuid);
    return { courseId, ...times, place: '上海', trainer: '周老师', capacity: 10 };
  },
  updatePerson: async (world) => ({ personId: await world.newcomer('stores'), name: '新名' }),

  addTeamMember: async (world) => ({
    teamId: world.teamId,
    personId: await world.newcomer('stores'),
    allocationPercent: 10,
  }),
  endTeamMembership: async (world) => ({ memberId: (await world.teamMate('stores')).memberId }),
  fillRole: async (world) => ({ memberId: (await world.teamMate('brand')).memberId, ...DESIGNER }),
  formTeam: async (world) => {
    const persons = [await world.newcomer('stores'), await world.newcomer('brand')];
    const members = persons.map((personId) => ({ personId, allocationPercent: 10 }));
    return { name: world.fresh('team'), leadId: world.personId('lead'), members };
  },
  updateTeam: (world) => ({ teamId: world.teamId, purpose: world.fresh('purpose') }),
  updateTeamMember: async (world) => ({
    memberId: (await world.teamMate('stores')).memberId,
    allocationPercent: 20,
  }),
  vacateRole: async (world) => {
    const { memberId } = await world.teamMate('brand');
    await mutate(world.as('lead'), 'fillRole', { memberId, ...DESIGNER }, 'team { id }');
    return { memberId, ...DESIGNER };
  },

  assignTask: async (world) => ({ taskId: await world.memberTask(), assigneeId: world.personId('designer') }),
  checkTaskItem: async (world) => ({ taskId: await world.memberTask(), item: 0 }),
  claimTask: async (world) => ({ taskId: await world.freeTask() }),
  completeTask: async (world) => ({ taskId: await world.memberTask(), outcome: 'done', form: {} }),
  decideApproval: async (world) => ({ taskId: await world.approval(), outcome: 'approved' }),
  cancelRun: async (world) => ({ runId: await world.run(), reason: '停办' }),
  pauseRun: async (world) => ({ runId: await world.run(), reason: '盘点' }),
  publishPlaybook: (world) => ({
    source: POP_UP_STORE.replace('key: pop-up-store', `key: ${world.fresh('pop-up-store')}`),
  }),
  recordKpi: async (world) => ({ runId: await world.run(), kpi: 'trialToOrder', value: 5 }),
  sendRunEvent: async (world) => ({ runId: await world.run(), event: 'mall.cancelled' }),
  resolveIncident: async (world) => ({ incidentId: await world.incident(), note: '不再需要' }),
  resumeRun: async (world) => ({ runId: await world.pausedRun(), reason: '继续' }),
  retryIncident: async (world) => ({ incidentId: await world.incident() }),
  // Whether the caller may is said for each run: everybody may ask.
  sendEventToRuns: () => ({ filter: { playbookKey: 'pop-up-store' }, event: 'mall.cancelled', dryRun: true }),
  startRun: (world) => ({
    teamId: world.teamId,
    playbookKey: 'pop-up-store',
    input: { mall: '万象城', budget: 1 },
  }),
  startTask: async (world) => ({ taskId: await world.memberTask() }),

  approveRotation: async (world) => ({
    rotationId: await world.rotation('out of brand'),
    as: 'FROM_DEPARTMENT',
  }),
  cancelRotation: async (world) => ({ rotationId: await world.rotation('into brand'), reason: '取消' }),
  endRotation: async (world) => ({ rotationId: await world.rotation('out of brand', 'started') }),
  evaluateRotation: async (world) => ({
    rotationId: await world.rotation('into brand', 'ended'),
    rating: 4,
    text: '很好',
    achieved: [true],
  }),
  extendRotation: async (world) => ({
    rotationId: await world.rotation('into brand', 'reviewed'),
    plannedTo: '2026-09-30',
    reason: '继续',
  }),
  prepareRotation: async (world) => ({
    rotationId: await world.rotation('into brand', 'approved'),
    mentorId: world.personId('designer'),
    objectives: ['目标'],
  }),
  proposeRotation: async (world) => ({
    personId: (await world.teamMate('stores')).personId,
    toDepartmentKey: 'legal',
    plannedFrom: '2026-03-03',
    plannedTo: '2026-06-30',
    reason: '学习',
  }),
  rejectRotation: async (world) => ({ rotationId: await world.rotation('into brand'), reason: '不合适' }),
  returnRotation: async (world) => ({ rotationId: await world.rotation('out of brand', 'evaluated') }),
  reviewRotation: async (world) => ({
    rotationId: await world.rotation('into brand', 'started'),
    text: '顺利',
  }),
  startRotation: async (world) => ({ rotationId: await world.rotation('into brand', 'prepared') }),
  stayRotation: async (world) => ({ rotationId: await world.rotation('into brand', 'evaluated') }),

  createServiceToken: (world) => ({ name: world.fresh('token'), accessRoles: ['EXEC'] }),
  markNotificationsRead: () => ({}),
  revokeServiceToken: async (world) => {
    const [, uuid = ''] = (await world.serviceToken()).split('_');
    return { serviceTokenId: encodeNodeId('ServiceToken', uuid) };
  },
};

const DESIGNER = { playbookKey: 'pop-up-store', roleKey: 'designer' };

function skillId(world: PermissionWorld): string {
  return encodeNodeId('Skill', world.skillUuid);
}

async function sessionId(world: PermissionWorld): Promise<string> {
  return encodeNodeId('TrainingSession', await world.session('next week'));
}
