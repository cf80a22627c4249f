import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { UuidIds } from '../../src/platform/ids/uuid-ids.js';
import { FORM, type FormTeamAnswer } from '../support/team-mutations.js';
import { createTeamsFixture, type TeamsFixture } from '../support/teams-fixture.js';

describe('forming a project team', () => {
  let service: TeamsFixture;

  beforeAll(async () => {
    service = await createTeamsFixture();
  });

  const member = (login: string, roles: string[] = [], allocationPercent = 30) => ({
    personId: service.id(login),
    allocationPercent,
    roles,
  });
  const staffed = () => [
    member('lin.xiaoyu', ['growth']),
    member('cai.yuxuan', ['analyst']),
    member('dong.xuemei', ['buyer']),
  ];
  const form = async (viewer: string, input: object) => {
    const { formTeam } = await service
      .as(viewer)
      .ask<FormTeamAnswer>(FORM, { input: { name: '新客组', ...input } });
    return formTeam;
  };
  const countTeams = async () => {
    const { teams } = await service
      .as('qin.yue')
      .ask<{ teams: { totalCount: number } }>('{ teams { totalCount } }');
    return teams.totalCount;
  };

  it('brings members of several departments together, in the roles of a playbook, all at once', async () => {
    const members = [
      member('lin.xiaoyu', ['growth']),
      member('cai.yuxuan', ['analyst'], 100),
      { ...member('dong.xuemei', ['buyer', 'buyer']), from: '2026-03-10', to: '2026-06-30' },
    ];
    const input = { purpose: ' 提升首单转化 ', members, playbookKey: service.playbookKey };
    const { team, userErrors } = await form('lin.xiaoyu', input);
    expect(userErrors).toEqual([]);
    const filled = (roleKey: string, roleTitle: string) => [
      { playbookKey: service.playbookKey, roleKey, roleTitle },
    ];
    expect(team).toMatchObject({
      name: '新客组',
      purpose: '提升首单转化',
      version: 1,
      createdAt: '2026-03-02T01:00:00.000Z',
      lead: { login: 'lin.xiaoyu' },
      departments: [{ key: 'user-operations' }, { key: 'data' }, { key: 'packaging' }],
      members: [
        {
          person: { login: 'lin.xiaoyu' },
          allocationPercent: 30,
          from: '2026-03-02',
          to: null,
          roles: filled('growth', 'Growth lead'),
        },
        { person: { login: 'cai.yuxuan' }, allocationPercent: 100, roles: filled('analyst', 'Analyst') },
        {
          person: { login: 'dong.xuemei' },
          from: '2026-03-10',
          to: '2026-06-30',
          roles: filled('buyer', 'Buyer'),
        },
      ],
    });
  });

  it('happens once under an idempotency key, also when two requests come at once', async () => {
    const before = await countTeams();
    const input = { members: staffed(), idempotencyKey: 'form-once', playbookKey: service.playbookKey };
    const answers = await Promise.all([form('lin.xiaoyu', input), form('lin.xiaoyu', input)]);
    expect(answers[0]?.team?.id).toBe(answers[1]?.team?.id);
    expect(await countTeams()).toBe(before + 1);
    const other = await form('lin.xiaoyu', { ...input, name: '别的组' });
    expect(other.userErrors).toMatchObject([
      { __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT' },
    ]);
  });

  it.each([
    ['en', 'Analyst (Data), Buyer (Supply chain)'],
    ['zh', '分析师（数据）、采购（供应链）'],
  ])(
    'is refused for a team of one department, naming the roles it cannot fill (%s)',
    async (language, names) => {
      const before = await countTeams();
      const members = [member('lin.xiaoyu', ['growth', 'analyst']), member('he.siyuan', ['buyer'])];
      const client = language === 'zh' ? service.as('lin.xiaoyu').inChinese() : service.as('lin.xiaoyu');
      const input = { name: 'x', members, playbookKey: service.playbookKey };
      const { formTeam } = await client.ask<FormTeamAnswer>(FORM, { input });
      expect(formTeam).toMatchObject({
        team: null,
        warnings: null,
        userErrors: [
          {
            __typename: 'RolesNotFilledError',
            code: 'ROLES_NOT_FILLED',
            path: ['members'],
            missingRoles: ['analyst', 'buyer'],
          },
        ],
      });
      expect(formTeam.userErrors[0]?.message).toContain(names);
      expect(await countTeams()).toBe(before);
    },
  );

  it('is refused where somebody of another department shares a role', async () => {
    const members = [
      ...staffed().slice(0, 2),
      member('dong.xuemei', ['buyer']),
      member('he.siyuan', ['buyer']),
    ];
    const { userErrors } = await form('lin.xiaoyu', { members, playbookKey: service.playbookKey });
    expect(userErrors).toMatchObject([
      {
        code: 'ROLE_NEEDS_DEPARTMENT',
        path: ['members', '3', 'roles', '0'],
        message:
          'The role "Buyer" is for somebody of the department "Supply chain", which 何思远 does not belong to.',
      },
    ]);
  });

  it.each<[string, string, () => object, string, string[]]>([
    [
      'members of one department',
      'lin.xiaoyu',
      () => ({ members: [member('lin.xiaoyu'), member('he.siyuan')] }),
      'TEAM_NEEDS_DEPARTMENTS',
      ['members'],
    ],
    ['no members', 'lin.xiaoyu', () => ({ members: [] }), 'TEAM_NEEDS_DEPARTMENTS', ['members']],
    ['an empty name', 'lin.xiaoyu', () => ({ name: ' ', members: staffed() }), 'FIELD_REQUIRED', ['name']],
    [
      'somebody twice',
      'lin.xiaoyu',
      () => ({ members: [...staffed(), member('cai.yuxuan')], playbookKey: service.playbookKey }),
      'ALREADY_MEMBER',
      ['members', '3', 'personId'],
    ],
    [
      'somebody who left',
      'lin.xiaoyu',
      () => ({ members: [...staffed(), member('gone')], playbookKey: service.playbookKey }),
      'PERSON_NOT_EMPLOYED',
      ['members', '3', 'personId'],
    ],
    [
      'somebody who has not come yet',
      'lin.xiaoyu',
      () => ({ members: [...staffed(), member('soon')], playbookKey: service.playbookKey }),
      'PERSON_NOT_EMPLOYED',
      ['members', '3', 'personId'],
    ],
    [
      'nobody we know',
      'lin.xiaoyu',
      () => ({ members: [{ ...member('root'), personId: encodeNodeId('Person', new UuidIds().next()) }] }),
      'NOT_FOUND',
      ['members', '0', 'personId'],
    ],
    [
      'an id that is none',
      'lin.xiaoyu',
      () => ({ members: [{ ...member('root'), personId: 'x' }] }),
      'INVALID_ID',
      ['members', '0', 'personId'],
    ],
    [
      'more than all of somebody’s time',
      'lin.xiaoyu',
      () => ({ members: [member('root', [], 101)] }),
      'NUMBER_OUT_OF_RANGE',
      ['members', '0', 'allocationPercent'],
    ],
    [
      'days in the wrong order',
      'lin.xiaoyu',
      () => ({ members: [{ ...member('root'), to: '2026-03-01' }] }),
      'DATES_REVERSED',
      ['members', '0', 'to'],
    ],
    [
      'days of no calendar of ours',
      'lin.xiaoyu',
      () => ({ members: [{ ...member('root'), from: '0000-01-01' }] }),
      'DATE_OUT_OF_RANGE',
      ['members', '0', 'from'],
    ],
    [
      'an unknown playbook',
      'lin.xiaoyu',
      () => ({ members: staffed(), playbookKey: 'attic' }),
      'NOT_FOUND',
      ['playbookKey'],
    ],
    [
      'roles of no playbook',
      'lin.xiaoyu',
      () => ({ members: staffed() }),
      'PLAYBOOK_FOR_ROLES',
      ['members', '0', 'roles'],
    ],
    [
      'an unknown role',
      'lin.xiaoyu',
      () => ({ members: [member('root', ['toString'])], playbookKey: service.playbookKey }),
      'ROLE_UNKNOWN',
      ['members', '0', 'roles', '0'],
    ],
    [
      'a lead who may not lead',
      'lin.xiaoyu',
      () => ({ members: [member('root')], leadId: service.id('he.siyuan') }),
      'LEAD_ROLE_NEEDED',
      ['leadId'],
    ],
    [
      'a lead who left',
      'lin.xiaoyu',
      () => ({ members: [member('root')], leadId: service.id('gone') }),
      'PERSON_NOT_EMPLOYED',
      ['leadId'],
    ],
    [
      'no lead, by a service',
      'service~lead',
      () => ({ members: [member('root')] }),
      'LEAD_REQUIRED',
      ['leadId'],
    ],
    [
      'a hundred and one members',
      'lin.xiaoyu',
      () => ({ members: Array.from({ length: 101 }, () => member('root')) }),
      'TEAM_TOO_LARGE',
      ['members'],
    ],
    ['anything by a member', 'he.siyuan', () => ({ members: staffed() }), 'PERMISSION_DENIED', []],
    ['anything by HR', 'qin.yue', () => ({ members: staffed() }), 'PERMISSION_DENIED', []],
  ])('is refused with %s, and leaves nothing behind', async (_, viewer, input, code, path) => {
    const before = await countTeams();
    expect(await form(viewer, input())).toMatchObject({ team: null, userErrors: [{ code, path }] });
    expect(await countTeams()).toBe(before);
  });

  it.each(['boss', 'root', 'service~exec'])('is done by %s as well, for a lead', async (viewer) => {
    const members = [member('he.siyuan'), member('feng.lina')];
    const { team } = await form(viewer, { members, leadId: service.id('lin.xiaoyu') });
    expect(team).toMatchObject({ lead: { login: 'lin.xiaoyu' } });
  });

  it('warns of people with more work than time, and of skills below what a role wants', async () => {
    const members = [member('tang.lixin', [], 80), member('soon', [], 90)].map((one) => ({
      ...one,
      from: '2026-05-01',
    }));
    await form('tang.lixin', { members });
    const skilled = [member('lin.xiaoyu', ['growth'], 1), member('cai.yuxuan', ['analyst'], 1)];
    const buyer = { ...member('tang.lixin', ['buyer'], 30), from: '2026-05-10' };
    const { warnings } = await form('tang.lixin', {
      members: [...skilled, buyer],
      playbookKey: service.playbookKey,
    });
    expect(warnings).toContainEqual({
      code: 'WARNING_OVER_ALLOCATED',
      message: '唐立新 is allocated 110 % over all teams, more than 100 %.',
      roleKey: null,
      person: { login: 'tang.lixin' },
    });
    expect(warnings).toContainEqual({
      code: 'WARNING_SKILL_BELOW',
      message: '蔡宇轩 fills "Analyst", which wants the skill "data-analysis" at level 3; none is claimed.',
      roleKey: 'analyst',
      person: { login: 'cai.yuxuan' },
    });
  });

  it('does not warn of a skill that is claimed at the level wanted', async () => {
    const [skill, claim] = [new UuidIds().next(), new UuidIds().next()];
    await service.database.query(
      `INSERT INTO skill (id, key, family, title_zh, title_en, created_at) VALUES ($1, 'data-analysis', 'data-ai', '分析', 'Analysis', now())`,
      [skill],
    );
    await service.database.query(
      `INSERT INTO skill_claim (id, person_id, skill_id, level, valid_from, source, recorded_at)
       VALUES ($1, $2, $3, 3, '2025-01-01', 'manager', now())`,
      [claim, service.uuid('cai.yuxuan'), skill],
    );
    const { warnings } = await form('lin.xiaoyu', { members: staffed(), playbookKey: service.playbookKey });
    expect(warnings?.map(({ code }) => code)).not.toContain('WARNING_SKILL_BELOW');
  });
});
