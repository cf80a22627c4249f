import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { PeopleModule } from '../../src/features/people/people.module.js';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson } from '../support/builders/person.builder.js';
import { createFeatureApp, type FeatureApp } from '../support/feature-app.js';

interface PersonAnswer {
  readonly id: string;
  readonly login: string;
  readonly email: string | null;
  readonly accessRoles: string[] | null;
  readonly version: number;
}

interface Payload {
  readonly payload: {
    readonly person: PersonAnswer | null;
    readonly userErrors: { code: string; message: string; path: string[]; currentVersion?: number }[];
  };
}

const mutation = (name: string) => `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
  payload: ${name}(input: $input) {
    person { id login name pinyin email position(locale: EN) accessRoles employedFrom employedTo version department { key } }
    userErrors { code message path ... on StaleVersionError { currentVersion } }
  }
}`;

describe('people and what is known of them', () => {
  let service: FeatureApp;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    service = await createFeatureApp(PeopleModule);
    const { database } = service;
    const supply = await buildDepartment(database, { key: 'supply-chain' });
    const packaging = await buildDepartment(database, { key: 'packaging', parentId: supply });
    const hr = await buildDepartment(database, { key: 'hr' });
    const people = [
      { login: 'feng.lina', name: '冯丽娜', pinyin: 'Feng Lina', departmentId: supply },
      { login: 'dong.xuemei', name: '董雪梅', pinyin: 'Dong Xuemei', departmentId: packaging },
      { login: 'qin.yue', name: '秦悦', pinyin: 'Qin Yue', departmentId: hr, roles: ['member', 'hr'] },
      {
        login: 'lu.tianyu',
        name: '卢天宇',
        pinyin: 'Lu Tianyu',
        departmentId: hr,
        roles: ['member', 'admin'],
      },
      { login: 'exec', name: '董事长', pinyin: 'Chair', departmentId: hr, roles: ['lead', 'exec', 'author'] },
    ] as const;
    for (const person of people) ids.set(person.login, await buildPerson(database, person));
  });

  const globalId = (login: string) => encodeNodeId('Person', ids.get(login) ?? '');
  const logins = async (search: string) => {
    const query = 'query ($search: String) { people(filter: { search: $search }) { nodes { login } } }';
    const { people } = await service
      .as('feng.lina')
      .ask<{ people: { nodes: { login: string }[] } }>(query, { search });
    return people.nodes.map(({ login }) => login);
  };

  describe('are added by HR', () => {
    const ADD = mutation('addPerson');
    const newcomer = {
      login: 'wei.chen',
      name: '魏晨',
      pinyin: 'Wei Chen',
      email: 'Wei.Chen@Setpiece.example',
      position: { zh: '计划专员', en: 'Planner' },
      departmentKey: 'supply-chain',
      employedFrom: '2026-03-02',
    };

    it('as members, once under an idempotency key', async () => {
      const input = { ...newcomer, idempotencyKey: 'k1' };
      const first = await service.as('qin.yue').ask<Payload>(ADD, { input });
      expect(first.payload).toMatchObject({
        person: {
          email: 'wei.chen@setpiece.example',
          position: 'Planner',
          accessRoles: ['MEMBER'],
          version: 1,
          department: { key: 'supply-chain' },
          employedTo: null,
        },
        userErrors: [],
      });
      expect(await service.as('qin.yue').ask(ADD, { input })).toEqual(first);
      expect(await service.as('wei.chen').ask('{ viewer { name } }')).toEqual({ viewer: { name: '魏晨' } });
    });

    it.each([
      ['a taken login', { login: 'feng.lina' }, 'LOGIN_TAKEN', ['login']],
      ['a taken address', { login: 'wei', email: 'FENG.LINA@setpiece.example' }, 'EMAIL_TAKEN', ['email']],
      ['a login in capitals', { login: 'Wei' }, 'INVALID_LOGIN', ['login']],
      ['an address without a domain', { login: 'wei', email: 'wei@' }, 'INVALID_EMAIL', ['email']],
      ['an empty name', { login: 'wei', name: ' ' }, 'FIELD_REQUIRED', ['name']],
      [
        'no position in one language',
        { login: 'wei', position: { zh: '', en: 'x' } },
        'FIELD_REQUIRED',
        ['position', 'zh'],
      ],
      ['an unknown department', { login: 'wei', departmentKey: 'attic' }, 'NOT_FOUND', ['departmentKey']],
      [
        'a day of another age',
        { login: 'wei', employedFrom: '0001-01-01' },
        'DATE_OUT_OF_RANGE',
        ['employedFrom'],
      ],
      [
        'roles that only an admin grants',
        { login: 'wei', accessRoles: ['MEMBER', 'ADMIN'] },
        'ROLES_BY_ADMIN_ONLY',
        ['accessRoles'],
      ],
    ])('but not with %s', async (_, changes, code, path) => {
      const input = { ...newcomer, email: 'new@setpiece.example', ...changes };
      const { payload } = await service.as('qin.yue').ask<Payload>(ADD, { input });
      expect(payload).toMatchObject({ person: null, userErrors: [{ code, path }] });
      expect(await logins('wei')).toEqual(['wei.chen']);
    });

    it('with a refusal in the language of the caller', async () => {
      const input = { ...newcomer, login: 'feng.lina' };
      const { payload } = await service.as('qin.yue').inChinese().ask<Payload>(ADD, { input });
      expect(payload.userErrors[0]?.message).toBe('登录名“feng.lina”已被使用。');
    });

    it('with more roles by an admin, and by nobody else at all', async () => {
      const input = {
        ...newcomer,
        login: 'jin.tao',
        email: 'jin.tao@setpiece.example',
        accessRoles: ['MEMBER', 'LEAD', 'LEAD'],
      };
      const byExec = await service.as('exec').ask<Payload>(ADD, { input });
      expect(byExec.payload.userErrors).toMatchObject([{ code: 'PERMISSION_DENIED' }]);
      const byAdmin = await service.as('lu.tianyu').ask<Payload>(ADD, { input });
      expect(byAdmin.payload.person).toMatchObject({ accessRoles: ['MEMBER', 'LEAD'] });
    });
  });

  describe('are changed by HR', () => {
    const UPDATE = mutation('updatePerson');
    const END = mutation('endEmployment');

    it('in what is given, at the version seen', async () => {
      const input = {
        personId: globalId('dong.xuemei'),
        expectedVersion: 1,
        departmentKey: 'hr',
        position: { zh: '顾问', en: 'Adviser' },
      };
      const { payload } = await service.as('qin.yue').ask<Payload>(UPDATE, { input });
      expect(payload).toMatchObject({
        person: { name: '董雪梅', position: 'Adviser', department: { key: 'hr' }, version: 2 },
        userErrors: [],
      });
      const stale = await service.as('qin.yue').ask<Payload>(UPDATE, { input });
      expect(stale.payload).toMatchObject({
        person: null,
        userErrors: [{ code: 'STALE_VERSION', currentVersion: 2, path: ['expectedVersion'] }],
      });
    });

    it.each([
      ['an empty name', 'qin.yue', { name: '' }, 'FIELD_REQUIRED', ['name']],
      [
        'roles, which an admin changes',
        'qin.yue',
        { accessRoles: ['MEMBER'] },
        'ROLES_BY_ADMIN_ONLY',
        ['accessRoles'],
      ],
      ['an unknown department', 'qin.yue', { departmentKey: 'attic' }, 'NOT_FOUND', ['departmentKey']],
      [
        'the id of nobody',
        'qin.yue',
        { personId: encodeNodeId('Person', '00000000-0000-7000-8000-000000000000') },
        'NOT_FOUND',
        ['personId'],
      ],
      ['an id that is none', 'qin.yue', { personId: '42' }, 'INVALID_ID', ['personId']],
      ['anything by somebody else', 'exec', { name: 'x' }, 'PERMISSION_DENIED', []],
      ['anything by themselves', 'feng.lina', { name: 'x' }, 'PERMISSION_DENIED', []],
    ])('but not %s', async (_, viewer, changes, code, path) => {
      const input = { personId: globalId('feng.lina'), ...changes };
      const { payload } = await service.as(viewer).ask<Payload>(UPDATE, { input });
      expect(payload).toMatchObject({ person: null, userErrors: [{ code, path }] });
    });

    it('in their access roles by an admin', async () => {
      const input = { personId: globalId('exec'), accessRoles: ['EXEC'] };
      const { payload } = await service.as('lu.tianyu').ask<Payload>(UPDATE, { input });
      expect(payload.person).toMatchObject({ accessRoles: ['EXEC'] });
    });

    it('when they leave: they can sign in on the last day, and no longer', async () => {
      const personId = globalId('exec');
      const early = await service
        .as('qin.yue')
        .ask<Payload>(END, { input: { personId, lastDay: '2019-12-31' } });
      expect(early.payload).toMatchObject({
        person: null,
        userErrors: [{ code: 'DATES_REVERSED', path: ['lastDay'] }],
      });
      const denied = await service
        .as('feng.lina')
        .ask<Payload>(END, { input: { personId, lastDay: '2026-03-02' } });
      expect(denied.payload.userErrors).toMatchObject([{ code: 'PERMISSION_DENIED' }]);

      const { payload } = await service
        .as('qin.yue')
        .ask<Payload>(END, { input: { personId, lastDay: '2026-03-02' } });
      expect(payload.person).toMatchObject({ employedTo: '2026-03-02' });
      expect(await service.as('exec').refusals('{ viewer { name } }')).toEqual([]);
      service.clock.advanceTo('2026-03-02T16:00:00Z');
      expect(await service.as('exec').refusals('{ viewer { name } }')).toEqual(['UNAUTHENTICATED']);
    });
  });
});
