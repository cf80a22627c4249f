import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { PeopleModule } from '../../src/features/people/people.module.js';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson } from '../support/builders/person.builder.js';
import { countStatements } from '../support/count-statements.js';
import { createFeatureApp, type FeatureApp } from '../support/feature-app.js';

interface People {
  readonly people: {
    readonly totalCount: number;
    readonly nodes: { login: string }[];
    readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const LIST = `query ($filter: PersonFilter, $first: Int!, $after: String) {
  people(filter: $filter, first: $first, after: $after) { totalCount nodes { login } pageInfo { hasNextPage endCursor } }
}`;

const fewOrMany = (first: number) =>
  `{ people(first: ${first}) { nodes { name position department { key ancestors { key } } } } }`;

describe('the people of the organisation', () => {
  let service: FeatureApp;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    service = await createFeatureApp(PeopleModule);
    const { database } = service;
    const supply = await buildDepartment(database, { key: 'supply-chain' });
    const packaging = await buildDepartment(database, { key: 'packaging', parentId: supply });
    const hr = await buildDepartment(database, { key: 'hr' });
    const position = { zh: '采购专员', en: 'Purchasing specialist' };
    const people = [
      { login: 'feng.lina', name: '冯丽娜', pinyin: 'Feng Lina', departmentId: supply, position },
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
      { login: 'under_score', name: '百分%', pinyin: 'Percent', departmentId: hr, employedTo: '2025-12-31' },
    ] as const;
    for (const person of people) ids.set(person.login, await buildPerson(database, person));
  });

  const globalId = (login: string) => encodeNodeId('Person', ids.get(login) ?? '');
  const logins = async (filter: object) => {
    const { people } = await service.as('feng.lina').ask<People>(LIST, { filter, first: 50 });
    expect(people.totalCount).toBe(people.nodes.length);
    return people.nodes.map(({ login }) => login);
  };

  it('know themselves by `viewer`', async () => {
    const query = '{ viewer { kind name roles person { login position department { key } } } }';
    expect(await service.as('feng.lina').inChinese().ask(query)).toEqual({
      viewer: {
        kind: 'PERSON',
        name: '冯丽娜',
        roles: ['MEMBER'],
        person: { login: 'feng.lina', position: '采购专员', department: { key: 'supply-chain' } },
      },
    });
    expect(await service.as('service~hr').ask(query)).toEqual({
      viewer: { kind: 'SERVICE', name: 'Test service', roles: ['HR'], person: null },
    });
    expect(await service.anonymous().refusals(query)).toEqual(['UNAUTHENTICATED']);
  });

  it('sign in by their login or address while they are employed', async () => {
    const query = '{ viewer { person { login } } }';
    const viewer = { viewer: { person: { login: 'feng.lina' } } };
    expect(
      await service
        .as('Feng.Lina@Setpiece.example')
        .ask(query)
        .catch(() => null),
    ).toBeNull();
    expect(await service.as('feng.lina').ask(query)).toEqual(viewer);
    expect(await service.as('under_score').refusals(query)).toEqual(['UNAUTHENTICATED']);
    expect(await service.as('nobody').refusals(query)).toEqual(['UNAUTHENTICATED']);
  });

  it.each([
    [
      'everybody, in the order of their pinyin',
      {},
      ['exec', 'dong.xuemei', 'feng.lina', 'lu.tianyu', 'under_score', 'qin.yue'],
    ],
    ['part of a name', { search: '董' }, ['exec', 'dong.xuemei']],
    ['part of the pinyin, in any case', { search: 'LINA' }, ['feng.lina']],
    ['pinyin without its space', { search: 'dongxue' }, ['dong.xuemei']],
    ['part of a login', { search: '.tian' }, ['lu.tianyu']],
    ['a per cent sign for itself', { search: '%' }, ['under_score']],
    ['an underscore for itself', { search: 'r_s' }, ['under_score']],
    ['a backslash for itself', { search: '\\' }, []],
    ['blanks as nothing', { search: '  ', departmentKey: 'packaging' }, ['dong.xuemei']],
    ['a department and those below it', { departmentKey: 'supply-chain' }, ['dong.xuemei', 'feng.lina']],
    [
      'employed on a day',
      { departmentKey: 'hr', activeOn: '2025-12-31' },
      ['exec', 'lu.tianyu', 'under_score', 'qin.yue'],
    ],
    [
      'employed the day after',
      { departmentKey: 'hr', activeOn: '2026-01-01' },
      ['exec', 'lu.tianyu', 'qin.yue'],
    ],
  ])('are found by %s', async (_, filter, found) => {
    expect(await logins(filter)).toEqual(found);
  });

  it('are listed page by page, each once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { people }: People = await service.as('feng.lina').ask<People>(LIST, { first: 2, after });
      seen.push(...people.nodes.map(({ login }) => login));
      after = people.pageInfo.hasNextPage ? people.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(await logins({}));
  });

  it.each([
    ['a page of none', { first: 0 }, 'PAGE_SIZE'],
    ['a page of 101', { first: 101 }, 'PAGE_SIZE'],
    ['a text that cannot be kept', { first: 1, filter: { search: 'a\u0000' } }, 'TEXT_INVALID'],
    ['a cursor of no list', { first: 1, after: 'xyz' }, 'INVALID_CURSOR'],
    ['an unknown department', { first: 1, filter: { departmentKey: 'attic' } }, 'NOT_FOUND'],
    ['a day of no calendar of ours', { first: 1, filter: { activeOn: '0000-01-01' } }, 'DATE_OUT_OF_RANGE'],
    ['a day that is none', { first: 1, filter: { activeOn: '2026-02-30' } }, 'BAD_USER_INPUT'],
  ])('are not listed for %s', async (_, variables, code) => {
    expect(await service.as('feng.lina').refusals(LIST, variables)).toEqual([code]);
  });

  it('cost the same few statements for one and for many', async () => {
    const one = await countStatements(() => service.as('feng.lina').ask(fewOrMany(1)));
    const many = await countStatements(() => service.as('feng.lina').ask(fewOrMany(50)));
    expect(many.statements).toHaveLength(one.statements.length);
  });

  it.each([
    ['feng.lina', true],
    ['qin.yue', true],
    ['lu.tianyu', true],
    ['service~hr', true],
    ['dong.xuemei', false],
    ['exec', false],
  ])('have an address and access roles that %s sees: %s', async (viewer, seen) => {
    const query =
      'query ($id: ID!) { person(id: $id) { name email accessRoles } node(id: $id) { ... on Person { email } } }';
    const answer = await service.as(viewer).ask(query, { id: globalId('feng.lina') });
    const email = seen ? 'feng.lina@setpiece.example' : null;
    expect(answer).toEqual({
      person: { name: '冯丽娜', email, accessRoles: seen ? ['MEMBER'] : null },
      node: { email },
    });
  });

  it('are refused by an id of something else, and are null for one of nobody', async () => {
    const query = 'query ($id: ID!) { person(id: $id) { name } }';
    expect(await service.as('feng.lina').refusals(query, { id: 'x' })).toEqual(['INVALID_ID']);
    const id = encodeNodeId('Department', '00000000-0000-7000-8000-000000000000');
    expect(await service.as('feng.lina').refusals(query, { id })).toEqual(['INVALID_ID']);
    const nobody = encodeNodeId('Person', '00000000-0000-7000-8000-000000000000');
    expect(await service.as('feng.lina').ask(query, { id: nobody })).toEqual({ person: null });
  });
});
