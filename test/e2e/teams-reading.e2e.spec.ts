import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { TeamStaffDirectory } from '../../src/features/teams/team-staff-directory.js';
import { TeamsService } from '../../src/features/teams/teams.service.js';
import { UuidIds } from '../../src/platform/ids/uuid-ids.js';
import { countStatements } from '../support/count-statements.js';
import { buildTeam, type BuiltTeam } from '../support/builders/team.builder.js';
import { createTeamsFixture, type TeamsFixture } from '../support/teams-fixture.js';

interface Teams {
  readonly teams: {
    readonly totalCount: number;
    readonly nodes: { readonly name: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const LIST = `query ($first: Int!, $after: String, $filter: TeamFilter) {
  teams(first: $first, after: $after, filter: $filter) { totalCount nodes { name } pageInfo { hasNextPage endCursor } }
}`;

const EVERYTHING = `{ teams(first: 20) { nodes {
  name lead { name } departments { title }
  members(includeFormer: true) { person { name department { title } teams { name } } team { name } roles { roleTitle } }
  roleFillings { roleTitle member { person { name } } }
} } }`;

describe('reading project teams', () => {
  let service: TeamsFixture;
  let first: BuiltTeam;

  beforeAll(async () => {
    service = await createTeamsFixture();
    const { database, playbookKey } = service;
    const uuid = (login: string) => service.uuid(login);
    first = await buildTeam(database, {
      name: '新客组',
      leadId: uuid('lin.xiaoyu'),
      createdAt: '2026-01-01T00:00:00Z',
      playbookKey,
      members: [
        { personId: uuid('lin.xiaoyu'), roles: ['growth'], from: '2025-01-01' },
        { personId: uuid('cai.yuxuan'), roles: ['analyst', 'gone'] },
        { personId: uuid('dong.xuemei'), roles: ['buyer'], to: '2026-02-28' },
        { personId: uuid('gone'), roles: ['analyst'] },
        { personId: uuid('feng.lina'), roles: ['buyer'], from: '2026-03-03' },
      ],
    });
    await buildTeam(database, {
      name: '卫衣 100% 组',
      leadId: uuid('tang.lixin'),
      createdAt: '2026-01-02T00:00:00Z',
      members: [{ personId: uuid('dong.xuemei') }, { personId: uuid('he.siyuan') }],
    });
    await buildTeam(database, {
      name: '旧组',
      leadId: uuid('lin.xiaoyu'),
      disbandedAt: '2026-02-01T00:00:00Z',
    });
  });

  it('shows the members who have not left, their roles and their departments', async () => {
    const query = `query ($id: ID!) { team(id: $id) {
      name lead { login } departments { key } members { person { login } roles { roleTitle } }
      roleFillings(playbookKey: "${service.playbookKey}") { roleKey roleTitle(locale: ZH) member { person { login } } }
      other: roleFillings(playbookKey: "other") { roleKey }
    } }`;
    expect(await service.as('he.siyuan').ask(query, { id: encodeNodeId('Team', first.id) })).toEqual({
      team: {
        name: '新客组',
        lead: { login: 'lin.xiaoyu' },
        departments: [{ key: 'user-operations' }, { key: 'data' }, { key: 'supply-chain' }],
        members: [
          { person: { login: 'lin.xiaoyu' }, roles: [{ roleTitle: 'Growth lead' }] },
          { person: { login: 'cai.yuxuan' }, roles: [{ roleTitle: 'Analyst' }, { roleTitle: 'gone' }] },
          { person: { login: 'gone' }, roles: [{ roleTitle: 'Analyst' }] },
          { person: { login: 'feng.lina' }, roles: [{ roleTitle: 'Buyer' }] },
        ],
        roleFillings: expect.arrayContaining([
          { roleKey: 'growth', roleTitle: '增长负责人', member: { person: { login: 'lin.xiaoyu' } } },
          { roleKey: 'buyer', roleTitle: '采购', member: { person: { login: 'feng.lina' } } },
        ]),
        other: [],
      },
    });
  });

  it.each<[string, () => object, string[]]>([
    ['all that are not disbanded, the newest first', () => ({}), ['卫衣 100% 组', '新客组']],
    ['part of the name', () => ({ search: '新客' }), ['新客组']],
    ['a per cent sign for itself', () => ({ search: '0%' }), ['卫衣 100% 组']],
    ['their lead', () => ({ leadId: service.id('lin.xiaoyu') }), ['新客组']],
    ['a member', () => ({ memberId: service.id('he.siyuan') }), ['卫衣 100% 组']],
    ['a member who left', () => ({ memberId: service.id('dong.xuemei') }), ['卫衣 100% 组']],
    ['a member who is yet to come', () => ({ memberId: service.id('feng.lina') }), []],
    ['a department and those below it', () => ({ departmentKey: 'supply-chain' }), ['卫衣 100% 组']],
    ['a playbook', () => ({ playbookKey: service.playbookKey }), ['新客组']],
  ])('finds teams by %s', async (_, filter, names) => {
    const { teams } = await service.as('he.siyuan').ask<Teams>(LIST, { first: 20, filter: filter() });
    expect(teams.nodes.map(({ name }) => name)).toEqual(names);
    expect(teams.totalCount).toBe(names.length);
  });

  it('goes through them page by page', async () => {
    const { teams: page } = await service.as('he.siyuan').ask<Teams>(LIST, { first: 1 });
    expect(page).toMatchObject({ nodes: [{ name: '卫衣 100% 组' }], pageInfo: { hasNextPage: true } });
    const { teams: next } = await service
      .as('he.siyuan')
      .ask<Teams>(LIST, { first: 1, after: page.pageInfo.endCursor });
    expect(next).toMatchObject({ nodes: [{ name: '新客组' }], pageInfo: { hasNextPage: false } });
  });

  it.each([
    [
      'a forged cursor',
      { first: 1, after: Buffer.from('["x","y"]').toString('base64url') },
      'INVALID_CURSOR',
    ],
    ['an unknown department', { first: 1, filter: { departmentKey: 'attic' } }, 'NOT_FOUND'],
    ['a lead by no id', { first: 1, filter: { leadId: 'x' } }, 'INVALID_ID'],
  ])('is refused with %s', async (_, variables, code) => {
    expect(await service.as('he.siyuan').refusals(LIST, variables)).toEqual([code]);
  });

  it('tells a person which teams are theirs today', async () => {
    const query = '{ viewer { person { teams { name } } } }';
    const teamsOf = async (login: string) =>
      (await service.as(login).ask<{ viewer: { person: { teams: { name: string }[] } } }>(query)).viewer
        .person.teams;
    expect(await teamsOf('lin.xiaoyu')).toEqual([{ name: '新客组' }]);
    expect(await teamsOf('dong.xuemei')).toEqual([{ name: '卫衣 100% 组' }]);
    expect(await teamsOf('feng.lina')).toEqual([]);
  });

  it('finds a team and a member by their global ids', async () => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Team { name } ... on TeamMember { person { login } team { name } } } }`;
    const ids = [encodeNodeId('Team', first.id), encodeNodeId('TeamMember', first.memberIds[1] ?? '')];
    expect(await service.as('he.siyuan').ask(query, { ids })).toEqual({
      nodes: [{ name: '新客组' }, { person: { login: 'cai.yuxuan' }, team: { name: '新客组' } }],
    });
  });

  it('tells other features whom a lead leads', async () => {
    const teams = service.app.get(TeamsService, { strict: false });
    const led = await teams.peopleLedBy(service.uuid('lin.xiaoyu'), '2026-03-02');
    expect(led).toEqual(new Set(['lin.xiaoyu', 'cai.yuxuan', 'gone'].map((login) => service.uuid(login))));
    expect(await teams.peopleLedBy(service.uuid('he.siyuan'), '2026-03-02')).toEqual(new Set());
  });

  const staffOn = async (on: string, teamId = first.id) => {
    const directory = service.app.get(TeamStaffDirectory, { strict: false });
    const [staff] = await directory.staffOf(
      service.database,
      [{ teamId, playbookKey: service.playbookKey }],
      on,
    );
    return staff;
  };

  describe('for the runner', () => {
    it.each<[string, string[], Record<string, string[]>]>([
      [
        '2026-02-28',
        ['lin.xiaoyu', 'cai.yuxuan', 'dong.xuemei', 'gone'],
        {
          growth: ['lin.xiaoyu'],
          analyst: ['cai.yuxuan', 'gone'],
          buyer: ['dong.xuemei'],
          gone: ['cai.yuxuan'],
        },
      ],
      [
        '2026-03-02',
        ['lin.xiaoyu', 'cai.yuxuan'],
        { growth: ['lin.xiaoyu'], analyst: ['cai.yuxuan'], gone: ['cai.yuxuan'] },
      ],
      [
        '2026-03-03',
        ['lin.xiaoyu', 'cai.yuxuan', 'feng.lina'],
        { growth: ['lin.xiaoyu'], analyst: ['cai.yuxuan'], gone: ['cai.yuxuan'], buyer: ['feng.lina'] },
      ],
    ])('names who is there and employed on %s, and in which roles', async (on, members, holders) => {
      const uuids = (logins: string[]) => logins.map((login) => service.uuid(login));
      expect(await staffOn(on)).toEqual({
        leadId: service.uuid('lin.xiaoyu'),
        memberIds: uuids(members),
        holders: new Map(Object.entries(holders).map(([role, logins]) => [role, uuids(logins)])),
      });
    });

    it('is nobody where there is no such team', async () => {
      expect(await staffOn('2026-03-02', new UuidIds().next())).toBeNull();
    });
  });

  it('costs the same few statements however many teams there are', async () => {
    const few = await countStatements(() => service.as('he.siyuan').ask(EVERYTHING));
    const members = [{ personId: service.uuid('cai.yuxuan'), roles: ['analyst'] }];
    const more = { leadId: service.uuid('boss'), playbookKey: service.playbookKey, members };
    for (let count = 0; count < 5; count += 1) await buildTeam(service.database, { name: '另一组', ...more });
    const many = await countStatements(() => service.as('he.siyuan').ask(EVERYTHING));
    expect(many.statements.length).toBeLessThanOrEqual(few.statements.length);
    expect(many.statements.length).toBeLessThanOrEqual(13);
  });
});
