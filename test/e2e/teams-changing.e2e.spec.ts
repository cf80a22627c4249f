import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { buildTeam, type BuiltTeam } from '../support/builders/team.builder.js';
import { buildTask, buildRun } from '../support/builders/run.builder.js';
import { changeTeam, type TeamMutation } from '../support/team-mutations.js';
import { createTeamsFixture, type TeamsFixture } from '../support/teams-fixture.js';

describe('changing a project team', () => {
  let service: TeamsFixture;
  let team: BuiltTeam;

  beforeAll(async () => {
    service = await createTeamsFixture();
  });

  beforeEach(async () => {
    await service.database.query('UPDATE team SET disbanded_at = now()');
    team = await buildTeam(service.database, {
      name: '新客组',
      leadId: service.uuid('lin.xiaoyu'),
      playbookKey: service.playbookKey,
      members: [
        { personId: service.uuid('lin.xiaoyu'), roles: ['growth'] },
        { personId: service.uuid('cai.yuxuan'), roles: ['analyst'] },
        { personId: service.uuid('feng.lina'), to: '2026-02-28', roles: ['buyer'] },
      ],
    });
  });

  const change = (viewer: string, name: TeamMutation, input: object) =>
    changeTeam(service.as(viewer), name, input);
  const teamId = () => encodeNodeId('Team', team.id);
  const memberId = (index: number) => encodeNodeId('TeamMember', team.memberIds[index] ?? '');
  const newcomer = () => ({ teamId: teamId(), personId: service.id('dong.xuemei'), allocationPercent: 40 });

  it('renames it and hands it to another lead, who alone changes it then', async () => {
    const leadId = service.id('tang.lixin');
    const payload = await change('lin.xiaoyu', 'updateTeam', {
      teamId: teamId(),
      name: ' 首单组 ',
      leadId,
      expectedVersion: 1,
    });
    expect(payload).toMatchObject({
      team: { version: 2, name: '首单组', lead: { login: 'tang.lixin' } },
      userErrors: [],
    });
    const before = await change('lin.xiaoyu', 'updateTeam', { teamId: teamId(), name: 'x' });
    expect(before.userErrors).toMatchObject([{ code: 'PERMISSION_DENIED' }]);
    const after = await change('tang.lixin', 'updateTeam', { teamId: teamId(), purpose: '' });
    expect(after.team).toMatchObject({ version: 3 });
  });

  it('adds a member with a role, once under an idempotency key', async () => {
    const input = {
      ...newcomer(),
      roles: ['buyer'],
      playbookKey: service.playbookKey,
      expectedVersion: 1,
      idempotencyKey: team.id,
    };
    const payload = await change('lin.xiaoyu', 'addTeamMember', input);
    expect(payload).toMatchObject({
      team: { version: 2 },
      member: {
        allocationPercent: 40,
        from: '2026-03-02',
        to: null,
        person: { login: 'dong.xuemei' },
        roles: [{ roleKey: 'buyer' }],
      },
      warnings: [],
    });
    expect(await change('lin.xiaoyu', 'addTeamMember', input)).toEqual(payload);
  });

  it('takes somebody back who left, and nobody who is there', async () => {
    const input = { ...newcomer(), personId: service.id('feng.lina') };
    const overlapping = await change('lin.xiaoyu', 'addTeamMember', { ...input, from: '2026-02-28' });
    expect(overlapping.userErrors).toMatchObject([{ code: 'ALREADY_MEMBER', path: ['personId'] }]);
    const back = await change('lin.xiaoyu', 'addTeamMember', { ...input, from: '2026-03-01' });
    expect(back.member).toMatchObject({ from: '2026-03-01', roles: [] });
    const twice = await change('lin.xiaoyu', 'addTeamMember', { ...input, from: '2026-05-01' });
    expect(twice.userErrors).toMatchObject([{ code: 'ALREADY_MEMBER' }]);
  });

  it('lets only one of two who add the same person at once', async () => {
    const answers = await Promise.all([1, 2].map(() => change('lin.xiaoyu', 'addTeamMember', newcomer())));
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'added').toSorted()).toEqual([
      'ALREADY_MEMBER',
      'added',
    ]);
  });

  it('changes an allocation and a last day, sets no last day any more, and warns of too much work', async () => {
    const input = { memberId: memberId(1), allocationPercent: 100, to: '2026-06-30' };
    const set = await change('lin.xiaoyu', 'updateTeamMember', input);
    expect(set).toMatchObject({ team: { version: 2 }, member: { allocationPercent: 100, to: '2026-06-30' } });
    await buildTeam(service.database, {
      leadId: service.uuid('tang.lixin'),
      members: [{ personId: service.uuid('cai.yuxuan'), allocationPercent: 1 }],
    });
    const cleared = await change('lin.xiaoyu', 'updateTeamMember', { memberId: memberId(1), to: null });
    expect(cleared.member).toMatchObject({ allocationPercent: 100, to: null });
    expect(cleared.warnings?.map(({ code }) => code)).toContain('WARNING_OVER_ALLOCATED');
  });

  it('ends a membership and tells which roles, departments and tasks it leaves behind', async () => {
    const run = await buildRun(service.database, { teamId: team.id, playbookKey: service.playbookKey });
    const assigneeId = service.uuid('cai.yuxuan');
    await buildTask(service.database, run, { assigneeId });
    await buildTask(service.database, run, { assigneeId, status: 'started' });
    await buildTask(service.database, run, { assigneeId, status: 'completed' });
    await buildTask(service.database, run, { assigneeId: service.uuid('lin.xiaoyu') });
    const payload = await change('lin.xiaoyu', 'endTeamMembership', {
      memberId: memberId(1),
      expectedVersion: 1,
    });
    expect(payload).toMatchObject({ team: { version: 2 }, member: { to: '2026-03-02' }, openTasks: 2 });
    expect(payload.warnings).toEqual([
      {
        code: 'WARNING_ROLE_VACANT',
        message: `Nobody fills the role "analyst" of the playbook "${service.playbookKey}" any more.`,
      },
      { code: 'WARNING_ONE_DEPARTMENT', message: 'The team now has members of one department only.' },
      {
        code: 'WARNING_TASKS_REMAIN',
        message: '蔡宇轩 still has 2 open tasks in runs of this team: assign them to others.',
      },
    ]);
  });

  it('gives a role to a member and takes it away again', async () => {
    const role = { memberId: memberId(1), playbookKey: service.playbookKey, roleKey: 'analyst' };
    const vacated = await change('lin.xiaoyu', 'vacateRole', role);
    expect(vacated).toMatchObject({ team: { version: 2 }, warnings: [{ code: 'WARNING_ROLE_VACANT' }] });
    const again = await change('lin.xiaoyu', 'vacateRole', role);
    expect(again).toMatchObject({ team: null, userErrors: [{ code: 'ROLE_NOT_FILLED', path: ['roleKey'] }] });

    const input = { ...role, idempotencyKey: team.id };
    const filled = await change('lin.xiaoyu', 'fillRole', input);
    expect(filled).toMatchObject({ team: { version: 3 }, warnings: [{ code: 'WARNING_SKILL_BELOW' }] });
    expect(await change('lin.xiaoyu', 'fillRole', input)).toEqual(filled);
    const twice = await change('lin.xiaoyu', 'fillRole', role);
    expect(twice.userErrors).toMatchObject([{ code: 'ROLE_ALREADY_FILLED' }]);
  });

  type Refused = [string, TeamMutation, () => object, string, string[]];
  it.each<Refused>([
    ['an empty name', 'updateTeam', () => ({ teamId: teamId(), name: ' ' }), 'FIELD_REQUIRED', ['name']],
    [
      'an old version',
      'updateTeam',
      () => ({ teamId: teamId(), expectedVersion: 7 }),
      'STALE_VERSION',
      ['expectedVersion'],
    ],
    [
      'a lead who may not lead',
      'updateTeam',
      () => ({ teamId: teamId(), leadId: service.id('cai.yuxuan') }),
      'LEAD_ROLE_NEEDED',
      ['leadId'],
    ],
    ['a team that is none', 'updateTeam', () => ({ teamId: service.id('root') }), 'INVALID_ID', ['teamId']],
    [
      'a team of nobody',
      'updateTeam',
      () => ({ teamId: encodeNodeId('Team', service.uuid('root')) }),
      'NOT_FOUND',
      ['teamId'],
    ],
    [
      'an old version of members',
      'addTeamMember',
      () => ({ ...newcomer(), expectedVersion: 0 }),
      'STALE_VERSION',
      ['expectedVersion'],
    ],
    [
      'somebody who left',
      'addTeamMember',
      () => ({ ...newcomer(), personId: service.id('gone') }),
      'PERSON_NOT_EMPLOYED',
      ['personId'],
    ],
    [
      'no share of their time',
      'addTeamMember',
      () => ({ ...newcomer(), allocationPercent: 0 }),
      'NUMBER_OUT_OF_RANGE',
      ['allocationPercent'],
    ],
    [
      'a role of no playbook',
      'addTeamMember',
      () => ({ ...newcomer(), roles: ['buyer'] }),
      'PLAYBOOK_FOR_ROLES',
      ['roles'],
    ],
    [
      'a role for others',
      'addTeamMember',
      () => ({ ...newcomer(), roles: ['analyst'], playbookKey: service.playbookKey }),
      'ROLE_NEEDS_DEPARTMENT',
      ['roles', '0'],
    ],
    [
      'an end before the beginning',
      'updateTeamMember',
      () => ({ memberId: memberId(1), to: '2025-12-31' }),
      'DATES_REVERSED',
      ['to'],
    ],
    [
      'more than all of somebody’s time',
      'updateTeamMember',
      () => ({ memberId: memberId(1), allocationPercent: 101 }),
      'NUMBER_OUT_OF_RANGE',
      ['allocationPercent'],
    ],
    [
      'one who left already',
      'updateTeamMember',
      () => ({ memberId: memberId(2), to: null }),
      'MEMBERSHIP_ENDED',
      ['memberId'],
    ],
    [
      'one who left already, again',
      'endTeamMembership',
      () => ({ memberId: memberId(2) }),
      'MEMBERSHIP_ENDED',
      ['memberId'],
    ],
    [
      'a last day before the first',
      'endTeamMembership',
      () => ({ memberId: memberId(0), lastDay: '2025-12-31' }),
      'DATES_REVERSED',
      ['lastDay'],
    ],
    [
      'a member of nobody',
      'endTeamMembership',
      () => ({ memberId: encodeNodeId('TeamMember', team.id) }),
      'NOT_FOUND',
      ['memberId'],
    ],
    [
      'a role for another department',
      'fillRole',
      () => ({ memberId: memberId(1), playbookKey: service.playbookKey, roleKey: 'buyer' }),
      'ROLE_NEEDS_DEPARTMENT',
      ['roleKey'],
    ],
    [
      'a role that is none',
      'fillRole',
      () => ({ memberId: memberId(1), playbookKey: service.playbookKey, roleKey: 'cook' }),
      'ROLE_UNKNOWN',
      ['roleKey'],
    ],
    [
      'a role for one who left',
      'fillRole',
      () => ({ memberId: memberId(2), playbookKey: service.playbookKey, roleKey: 'buyer' }),
      'MEMBERSHIP_ENDED',
      ['memberId'],
    ],
  ])('is refused with %s', async (_, name, input, code, path) => {
    expect(await change('lin.xiaoyu', name, input())).toMatchObject({
      team: null,
      userErrors: [{ code, path }],
    });
    const { team: now } = await service
      .as('qin.yue')
      .ask<{ team: object }>('query ($id: ID!) { team(id: $id) { version } }', { id: teamId() });
    expect(now).toEqual({ version: 1 });
  });

  it.each(['cai.yuxuan', 'tang.lixin', 'qin.yue', 'boss', 'service~lead'])(
    'is not for %s',
    async (viewer) => {
      const role = { memberId: memberId(1), playbookKey: service.playbookKey, roleKey: 'analyst' };
      const attempts = await Promise.all([
        change(viewer, 'updateTeam', { teamId: teamId(), name: 'x' }),
        change(viewer, 'addTeamMember', newcomer()),
        change(viewer, 'updateTeamMember', { memberId: memberId(1), to: null }),
        change(viewer, 'endTeamMembership', { memberId: memberId(1) }),
        change(viewer, 'fillRole', role),
        change(viewer, 'vacateRole', role),
      ]);
      expect(attempts.map(({ userErrors }) => userErrors[0]?.code)).toEqual(
        Array.from({ length: 6 }, () => 'PERMISSION_DENIED'),
      );
    },
  );

  it('is open to admins', async () => {
    expect(await change('root', 'endTeamMembership', { memberId: memberId(1) })).toMatchObject({
      userErrors: [],
      openTasks: 0,
    });
  });

  it('is over once the team is disbanded', async () => {
    await service.database.query('UPDATE team SET disbanded_at = now() WHERE id = $1', [team.id]);
    expect(await change('lin.xiaoyu', 'addTeamMember', newcomer())).toMatchObject({
      userErrors: [{ code: 'TEAM_DISBANDED' }],
    });
  });
});
