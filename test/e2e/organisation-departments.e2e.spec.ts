import { DepartmentsModule } from '../../src/features/departments/departments.module.js';
import { PeopleModule } from '../../src/features/people/people.module.js';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson } from '../support/builders/person.builder.js';
import { countStatements } from '../support/count-statements.js';
import { createFeatureApp, type FeatureApp } from '../support/feature-app.js';

interface AddDepartmentAnswer {
  readonly addDepartment: {
    readonly department: { id: string; key: string; title: string; ancestors: { key: string }[] } | null;
    readonly userErrors: { __typename: string; code: string; message: string; path: string[] }[];
  };
}

const ADD = `mutation ($input: AddDepartmentInput!) {
  addDepartment(input: $input) {
    department { id key title ancestors { key } }
    userErrors { __typename code message path }
  }
}`;

const addition = (key: string, parentKey: string) =>
  `addDepartment(input: { key: "${key}", title: { zh: "x", en: "x" }, parentKey: "${parentKey}" }) {
    department { ancestors { key } } }`;

describe('the tree of departments', () => {
  let service: FeatureApp;

  beforeAll(async () => {
    service = await createFeatureApp(DepartmentsModule, PeopleModule);
    const { database } = service;
    const top = await buildDepartment(database, { key: 'headquarters', zh: '总部', en: 'Headquarters' });
    const supply = await buildDepartment(database, {
      key: 'supply-chain',
      zh: '供应链',
      en: 'Supply chain',
      parentId: top,
    });
    const packaging = await buildDepartment(database, {
      key: 'packaging',
      zh: '包装',
      en: 'Packaging',
      parentId: supply,
    });
    const hr = await buildDepartment(database, {
      key: 'hr',
      zh: '人力资源',
      en: 'Human resources',
      parentId: top,
    });
    await buildPerson(database, { login: 'qin.yue', departmentId: hr, roles: ['member', 'hr'] });
    await buildPerson(database, { login: 'root', departmentId: hr, roles: ['admin'] });
    await buildPerson(database, {
      login: 'han.mei',
      departmentId: supply,
      roles: ['member', 'lead', 'exec', 'author'],
    });
    await buildPerson(database, { login: 'xu.gone', departmentId: supply, employedTo: '2026-03-01' });
    await buildPerson(database, { login: 'dong.li', departmentId: packaging });
    await buildPerson(database, { login: 'an.ran', departmentId: packaging });
  });

  it('is open to everybody who is signed in, and to nobody else', async () => {
    const query = '{ departments { key } }';
    const { departments } = await service.as('dong.li').ask<{ departments: { key: string }[] }>(query);
    expect(departments.map(({ key }) => key)).toEqual(['headquarters', 'hr', 'packaging', 'supply-chain']);
    expect(await service.anonymous().refusals(query)).toEqual(['UNAUTHENTICATED']);
    expect(await service.as('xu.gone').refusals(query)).toEqual(['UNAUTHENTICATED']);
  });

  it('is answered in the language of the caller, or the one that a field asks for', async () => {
    const query = '{ department(key: "packaging") { title zh: title(locale: ZH) en: title(locale: EN) } }';
    const titles = { zh: '包装', en: 'Packaging' };
    expect(await service.as('dong.li').ask(query)).toEqual({ department: { title: 'Packaging', ...titles } });
    expect(await service.as('dong.li').inChinese().ask(query)).toEqual({
      department: { title: '包装', ...titles },
    });
  });

  it('gives parents, children and ancestors of all departments for one statement', async () => {
    const query = `{ departments { key parent { key } children { key children { key } } ancestors { key } } }`;
    await service.as('dong.li').ask(query);
    const { result, statements } = await countStatements(() =>
      service.as('dong.li').ask<{ departments: { key: string }[] }>(query),
    );
    expect(result.departments).toContainEqual({
      key: 'packaging',
      parent: { key: 'supply-chain' },
      children: [],
      ancestors: [{ key: 'supply-chain' }, { key: 'headquarters' }],
    });
    expect(result.departments[0]).toEqual({
      key: 'headquarters',
      parent: null,
      children: [
        { key: 'hr', children: [] },
        { key: 'supply-chain', children: [{ key: 'packaging' }] },
      ],
      ancestors: [],
    });
    expect(statements.filter((sql) => sql.includes('department"'))).toHaveLength(1);
  });

  it('gives those who work in a department today, page by page', async () => {
    const query = `query ($after: String) { department(key: "packaging") {
      people(first: 1, after: $after) { totalCount nodes { login } pageInfo { hasNextPage endCursor } }
    } }`;
    interface Answer {
      department: {
        people: { nodes: unknown; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
    }
    const { department: first } = await service.as('dong.li').ask<Answer>(query);
    expect(first.people).toMatchObject({
      totalCount: 2,
      nodes: [{ login: 'an.ran' }],
      pageInfo: { hasNextPage: true },
    });
    const after = first.people.pageInfo.endCursor;
    const { department: second } = await service.as('dong.li').ask<Answer>(query, { after });
    expect(second.people).toMatchObject({ nodes: [{ login: 'dong.li' }], pageInfo: { hasNextPage: false } });

    const left = '{ department(key: "supply-chain") { people { totalCount nodes { login } } } }';
    expect(await service.as('dong.li').ask(left)).toEqual({
      department: { people: { totalCount: 1, nodes: [{ login: 'han.mei' }] } },
    });
  });

  it('gives the people of all departments for one statement more, and one to count them', async () => {
    const query = '{ departments { people(first: 5) { totalCount nodes { login } } } }';
    const { statements } = await countStatements(() => service.as('dong.li').ask(query));
    const tree = await countStatements(() => service.as('dong.li').ask('{ departments { key } }'));
    expect(statements).toHaveLength(tree.statements.length + 2);
  });

  it('gives null for a key that no department has', async () => {
    expect(await service.as('dong.li').ask('{ department(key: "stores") { key } }')).toEqual({
      department: null,
    });
  });

  it('finds a department by its global id', async () => {
    const { department } = await service
      .as('dong.li')
      .ask<{ department: { id: string } }>('{ department(key: "hr") { id } }');
    const found = await service
      .as('dong.li')
      .ask('query ($id: ID!) { node(id: $id) { ... on Department { key } } }', { id: department.id });
    expect(found).toEqual({ node: { key: 'hr' } });
  });

  describe('grows', () => {
    const stores = { key: 'stores', title: { zh: ' 门店 ', en: 'Stores' }, parentKey: 'headquarters' };

    it('when HR adds a department; a repeat under the same key gives the first answer', async () => {
      const input = { ...stores, idempotencyKey: 'add-stores' };
      const first = await service.as('qin.yue').inChinese().ask<AddDepartmentAnswer>(ADD, { input });
      expect(first.addDepartment).toMatchObject({
        department: { key: 'stores', title: '门店', ancestors: [{ key: 'headquarters' }] },
        userErrors: [],
      });
      expect(await service.as('qin.yue').inChinese().ask(ADD, { input })).toEqual(first);

      const other = await service
        .as('qin.yue')
        .ask<AddDepartmentAnswer>(ADD, { input: { ...input, key: 'shops' } });
      expect(other.addDepartment.userErrors).toMatchObject([
        { __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT', path: ['idempotencyKey'] },
      ]);
    });

    it('and shows each addition of one request in its own answer', async () => {
      const answer = await service
        .as('root')
        .ask(`mutation { a: ${addition('esg', 'headquarters')} b: ${addition('esg-data', 'esg')} }`);
      expect(answer).toEqual({
        a: { department: { ancestors: [{ key: 'headquarters' }] } },
        b: { department: { ancestors: [{ key: 'esg' }, { key: 'headquarters' }] } },
      });
    });

    it.each([
      ['a taken key', { ...stores, key: 'hr' }, 'KEY_TAKEN', ['key']],
      ['a key in capitals', { ...stores, key: 'HR' }, 'INVALID_KEY', ['key']],
      [
        'a parent that is not there',
        { ...stores, key: 'shops', parentKey: 'attic' },
        'NOT_FOUND',
        ['parentKey'],
      ],
      [
        'an empty title',
        { ...stores, key: 'shops', title: { zh: '店', en: '  ' } },
        'FIELD_REQUIRED',
        ['title', 'en'],
      ],
      [
        'a title without end',
        { ...stores, key: 'shops', title: { zh: '店'.repeat(201), en: 'x' } },
        'FIELD_TOO_LONG',
        ['title', 'zh'],
      ],
    ])('but not with %s', async (_, input, code, path) => {
      const { addDepartment } = await service.as('qin.yue').ask<AddDepartmentAnswer>(ADD, { input });
      expect(addDepartment).toMatchObject({ department: null, userErrors: [{ code, path }] });
      const { department } = await service
        .as('qin.yue')
        .ask<{ department: unknown }>('{ department(key: "shops") { key } }');
      expect(department).toBeNull();
    });

    it('never by anybody else', async () => {
      for (const login of ['han.mei', 'dong.li', 'service~exec.author']) {
        const { addDepartment } = await service
          .as(login)
          .ask<AddDepartmentAnswer>(ADD, { input: { ...stores, key: 'shops' } });
        expect(addDepartment).toMatchObject({
          department: null,
          userErrors: [{ code: 'PERMISSION_DENIED' }],
        });
      }
    });

    it('once, when two add the same at the same time', async () => {
      const input = { key: 'brand', title: { zh: '品牌', en: 'Brand' } };
      const answers = await Promise.all(
        ['qin.yue', 'root', 'service~hr'].map((login) =>
          service.as(login).ask<AddDepartmentAnswer>(ADD, { input }),
        ),
      );
      const codes = answers.map(({ addDepartment }) => addDepartment.userErrors[0]?.code ?? 'added');
      expect(codes.toSorted()).toEqual(['KEY_TAKEN', 'KEY_TAKEN', 'added']);
    });
  });
});
