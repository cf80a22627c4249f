import { encodeNodeId } from '../../src/api/ids/node-id.js';
import type { AccessRole } from '../../src/platform/auth/access-role.js';
import { bakery } from './builders/bakery.js';
import { buildCourse, buildEnrolment, buildTrainingSession } from './builders/course.builder.js';
import { buildDepartment } from './builders/department.builder.js';
import { buildPerson } from './builders/person.builder.js';
import { publishPlaybook } from './builders/playbook-version.builder.js';
import { buildSkill } from './builders/skill.builder.js';
import { fillRole } from './builders/staffed-team.builder.js';
import { buildTeam, type BuiltTeam } from './builders/team.builder.js';
import { GraphqlClient } from './graphql-client.js';
import { mutate, tryMutation } from './mutate.js';
import { POP_UP_STORE } from './pop-up-store.js';
import { createTestApp, type TestApp } from './test-app.js';

const PLAYBOOK = 'pop-up-store';
const DEPARTMENTS = ['stores', 'brand', 'merchandising', 'finance', 'legal'];
const PEOPLE: Readonly<Record<string, { department: string; roles?: readonly AccessRole[] }>> = {
  member: { department: 'merchandising' },
  lead: { department: 'brand', roles: ['member', 'lead'] },
  otherLead: { department: 'legal', roles: ['member', 'lead'] },
  hr: { department: 'finance', roles: ['member', 'hr'] },
  exec: { department: 'finance', roles: ['member', 'exec'] },
  author: { department: 'finance', roles: ['member', 'author'] },
  admin: { department: 'finance', roles: ['member', 'admin'] },
  designer: { department: 'brand' },
  controller: { department: 'finance' },
  storeLead: { department: 'stores' },
};

const STAGES = ['proposed', 'approved', 'prepared', 'started', 'reviewed', 'ended', 'evaluated'] as const;

type RotationStage = (typeof STAGES)[number];

/** An organisation with everybody whom the permission table names, and what they do things to. */
export class PermissionWorld {
  private serial = 0;
  private faulty: Promise<string> | null = null;

  private constructor(
    readonly test: TestApp,
    private readonly tokens: ReadonlyMap<string, string>,
    private readonly departments: ReadonlyMap<string, string>,
    private readonly people: ReadonlyMap<string, string>,
    readonly team: BuiltTeam,
    readonly skillUuid: string,
    readonly courseUuid: string,
  ) {}

  static async build(): Promise<PermissionWorld> {
    const test = await createTestApp();
    const { database, issuer } = test;
    const departments = new Map<string, string>();
    for (const key of DEPARTMENTS) departments.set(key, await buildDepartment(database, { key }));
    const people = new Map<string, string>();
    const tokens = new Map<string, string>();
    for (const [name, { department, roles }] of Object.entries(PEOPLE)) {
      const login = name.toLowerCase();
      const departmentId = departments.get(department) ?? '';
      people.set(name, await buildPerson(database, { login, departmentId, roles }));
      tokens.set(name, await issuer.token(login));
    }
    const leadId = people.get('lead') ?? '';
    const staff = { member: 'buyer', designer: 'designer', controller: 'controller', storeLead: 'storeLead' };
    const members = Object.entries(staff).map(([name, role]) => ({
      personId: people.get(name) ?? '',
      roles: [role],
    }));
    const team = await buildTeam(database, { leadId, members, playbookKey: PLAYBOOK });
    for (const key of ['store-operations', 'assortment-planning']) await buildSkill(database, { key });
    const skillUuid = await buildSkill(database, { key: 'negotiation' });
    const courseUuid = await buildCourse(database, { key: 'negotiating', skillId: skillUuid });
    const world = new PermissionWorld(test, tokens, departments, people, team, skillUuid, courseUuid);
    await world.publish();
    tokens.set('service', await world.serviceToken());
    return world;
  }

  /** The bearer token of a caller of the table; undefined for `anonymous`. */
  tokenOf(caller: string): string | undefined {
    return this.tokens.get(caller);
  }

  as(caller: string): GraphqlClient {
    return new GraphqlClient(this.test.server, this.tokenOf(caller) ?? null);
  }

  /** Something that was not there before, for keys and names. */
  fresh(prefix: string): string {
    this.serial += 1;
    return `${prefix}-${this.serial}`;
  }

  personId(name: string): string {
    return encodeNodeId('Person', this.people.get(name) ?? '');
  }

  get teamId(): string {
    return encodeNodeId('Team', this.team.id);
  }

  async playbookVersionId(): Promise<string> {
    const query = `{ playbook(key: "${PLAYBOOK}") { newestVersion { id } } }`;
    return (await this.as('admin').ask<{ playbook: { newestVersion: { id: string } } }>(query)).playbook
      .newestVersion.id;
  }

  /** The global id of a new person of a department. */
  async newcomer(department: string): Promise<string> {
    const login = this.fresh('newcomer');
    const departmentId = this.departments.get(department) ?? '';
    const uuid = await buildPerson(this.test.database, { login, departmentId });
    return encodeNodeId('Person', uuid);
  }

  /** A new member of the lead's team, who fills no role. */
  async teamMate(department: string): Promise<{ personId: string; memberId: string }> {
    const personId = await this.newcomer(department);
    const input = { teamId: this.teamId, personId, allocationPercent: 10 };
    const payload = await mutate<{ member: { id: string } }>(
      this.as('lead'),
      'addTeamMember',
      input,
      'member { id }',
    );
    return { personId, memberId: payload.member.id };
  }

  /** A new run of the lead's team; its first tasks are open. */
  async run(): Promise<string> {
    const input = { teamId: this.teamId, playbookKey: PLAYBOOK, input: { mall: '万象城', budget: 30_000 } };
    return (await mutate<{ run: { id: string } }>(this.as('lead'), 'startRun', input, 'run { id }')).run.id;
  }

  /** A new run of the lead's team that is paused. */
  async pausedRun(): Promise<string> {
    const runId = await this.run();
    await mutate(this.as('lead'), 'pauseRun', { runId, reason: '盘点' }, 'run { id }');
    return runId;
  }

  /** An incident of a new run of the lead's team: its storekeeper divided by nothing; by now there is something. */
  async incident(): Promise<string> {
    const input = { teamId: this.teamId, playbookKey: await this.faultyPlaybook(), input: {} };
    const run = await mutate<{ run: { id: string } }>(this.as('lead'), 'startRun', input, 'run { id }');
    const runId = run.run.id;
    const { userErrors } = await tryMutation(
      this.as('lead'),
      'sendRunEvent',
      { runId, event: 'cake.split' },
      'run { id }',
    );
    if (userErrors[0]?.code !== 'CHART_FAULT') throw new Error(JSON.stringify(userErrors));
    const cut = { runId, event: 'cake.cut', payload: { parts: 2 } };
    await mutate(this.as('lead'), 'sendRunEvent', cut, 'run { id }');
    const query = 'query ($id: ID!) { run(id: $id) { incidents { id } } }';
    const data = await this.as('lead').ask<{ run: { incidents: { id: string }[] } }>(query, { id: runId });
    return data.run.incidents[0]?.id ?? 'no incident';
  }

  /** The open task with the key. */
  async task(runId: string, key: string): Promise<string> {
    const query = 'query ($id: ID!) { run(id: $id) { tasks(status: [OPEN, STARTED]) { id key } } }';
    const data = await this.as('admin').ask<{ run: { tasks: { id: string; key: string }[] } }>(query, {
      id: runId,
    });
    return data.run.tasks.find((task) => task.key === key)?.id ?? `no open task ${key}`;
  }

  /** The member's task in a new run. */
  async memberTask(): Promise<string> {
    return this.task(await this.run(), 'chooseGoods');
  }

  /** A task in a new run that somebody with its role can claim. */
  async freeTask(): Promise<string> {
    const taskId = await this.memberTask();
    await mutate(this.as('lead'), 'assignTask', { taskId, assigneeId: null }, 'task { id }');
    return taskId;
  }

  /** An approval in a new run, that the member may decide. */
  async approval(): Promise<string> {
    const runId = await this.run();
    const goods = { taskId: await this.task(runId, 'chooseGoods'), outcome: 'done' };
    await mutate(this.as('member'), 'completeTask', goods, 'task { id }');
    const taskId = await this.task(runId, 'designDisplay');
    const assigneeId = this.personId('designer');
    await mutate(this.as('lead'), 'assignTask', { taskId, assigneeId }, 'task { id }');
    const display = { taskId, outcome: 'done', form: { cost: 1 } };
    await mutate(this.as('designer'), 'completeTask', display, 'task { id }');
    return this.task(runId, 'approveBudget');
  }

  /** A session of the course; one that has ended, where the result is to be recorded. */
  async session(when: 'next week' | 'last week'): Promise<string> {
    const day = when === 'next week' ? '2026-03-10' : '2026-02-24';
    const times = { startsAt: `${day}T01:00:00Z`, endsAt: `${day}T09:00:00Z` };
    return buildTrainingSession(this.test.database, { courseId: this.courseUuid, ...times });
  }

  /** The member's seat in a session of its own. */
  async enrolment(when: 'next week' | 'last week'): Promise<string> {
    const sessionId = await this.session(when);
    const personId = this.people.get('member') ?? '';
    return encodeNodeId('Enrolment', await buildEnrolment(this.test.database, { sessionId, personId }));
  }

  /** A rotation of a newcomer into or out of brand, as far as it is said; the admin did what was done to it. */
  async rotation(way: 'into brand' | 'out of brand', stage: RotationStage = 'proposed'): Promise<string> {
    const [from, to] = way === 'into brand' ? ['stores', 'brand'] : ['brand', 'stores'];
    const personId = await this.newcomer(from ?? '');
    const plan = { plannedFrom: '2026-03-03', plannedTo: '2026-06-30', reason: '学习' };
    const proposed = await mutate<{ rotation: { id: string } }>(
      this.as('admin'),
      'proposeRotation',
      { personId, toDepartmentKey: to, ...plan },
      'rotation { id }',
    );
    const rotationId = proposed.rotation.id;
    const mentorId = this.personId(to === 'brand' ? 'designer' : 'storeLead');
    for (const [move, input] of movesTo(stage, mentorId)) {
      await mutate(this.as('admin'), `${move}Rotation`, { rotationId, ...input }, 'rotation { id }');
    }
    return rotationId;
  }

  /** The secret of a new token of a program that may read everything. */
  async serviceToken(): Promise<string> {
    const input = { name: this.fresh('token'), accessRoles: ['EXEC'] };
    const payload = await mutate<{ secret: string }>(this.as('admin'), 'createServiceToken', input, 'secret');
    return payload.secret;
  }

  /** The key of a playbook whose runs can be broken and mended; the member fills its role. */
  private async faultyPlaybook(): Promise<string> {
    this.faulty ??= (async () => {
      const { database } = this.test;
      const worker = { title: { zh: '师傅', en: 'Baker' }, department: 'merchandising' };
      const { definition } = await publishPlaybook(database, bakery({ roles: { worker } }));
      const personId = this.people.get('member') ?? '';
      const { key: playbookKey } = definition;
      await fillRole(database, { teamId: this.team.id, playbookKey, role: 'worker', personId });
      return playbookKey;
    })();
    return this.faulty;
  }

  private async publish(): Promise<void> {
    // The buyer decides too, so that the member of the table has something to decide.
    const source = POP_UP_STORE.replace('roles: [controller, storeLead]', 'roles: [controller, buyer]');
    await mutate(this.as('author'), 'publishPlaybook', { source }, 'playbookVersion { id }');
  }
}

/** The moves that bring a new rotation to the stage. */
function movesTo(stage: RotationStage, mentorId: string): [string, object][] {
  const moves: [RotationStage, string, object][] = [
    ['approved', 'approve', { as: 'FROM_DEPARTMENT' }],
    ['approved', 'approve', { as: 'TO_DEPARTMENT' }],
    ['approved', 'approve', { as: 'HR' }],
    ['prepared', 'prepare', { mentorId, objectives: ['目标'] }],
    ['started', 'start', {}],
    ['reviewed', 'review', { text: '顺利' }],
    ['ended', 'end', {}],
    ['evaluated', 'evaluate', { rating: 4, text: '很好', achieved: [true] }],
  ];
  const last = STAGES.indexOf(stage);
  return moves.filter(([at]) => STAGES.indexOf(at) <= last).map(([, move, input]) => [move, input]);
}
