import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { SkillsModule } from '../../src/features/skills/skills.module.js';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson } from '../support/builders/person.builder.js';
import { buildSkill, buildSkillClaim } from '../support/builders/skill.builder.js';
import { countStatements } from '../support/count-statements.js';
import { createFeatureApp, type FeatureApp } from '../support/feature-app.js';

const SKILLED = `query ($skill: String!, $minLevel: Int, $on: LocalDate, $department: String, $first: Int, $after: String) {
  skilledPeople(skill: $skill, minLevel: $minLevel, on: $on, department: $department, first: $first, after: $after) {
    totalCount nodes { level validTo person { login department { key } } skill { key } } pageInfo { hasNextPage endCursor }
  }
}`;

interface Skilled {
  readonly skilledPeople: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly level: number; readonly person: { readonly login: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

let app: FeatureApp;

beforeAll(async () => {
  app = await createFeatureApp(SkillsModule);
  const { database } = app;
  const data = await buildDepartment(database, { key: 'data', zh: '数据', en: 'Data' });
  const science = await buildDepartment(database, { key: 'science', parentId: data });
  const shops = await buildDepartment(database, { key: 'shops' });
  await buildPerson(database, { login: 'lead', departmentId: shops, roles: ['member', 'lead'] });
  await buildPerson(database, { login: 'hua', departmentId: shops, roles: ['member', 'hr'] });
  const people = {
    an: await buildPerson(database, { login: 'an', departmentId: data }),
    bo: await buildPerson(database, { login: 'bo', departmentId: science }),
    chen: await buildPerson(database, { login: 'chen', departmentId: shops }),
    gone: await buildPerson(database, { login: 'gone', departmentId: data, employedTo: '2026-02-27' }),
  };
  const sql = await buildSkill(database, { key: 'sql', family: 'data', zh: '查询', en: 'Querying' });
  const statistics = await buildSkill(database, { key: 'statistics', family: 'data' });
  const selling = await buildSkill(database, { key: 'selling', family: 'trade' });
  const claims: [string, string, number, object?][] = [
    [people.an, sql, 5],
    [people.an, sql, 4, { recordedAt: '2026-02-01T00:00:00Z' }],
    [people.an, selling, 3],
    [people.bo, sql, 3, { validTo: '2026-03-31' }],
    [people.bo, statistics, 5],
    [people.chen, sql, 1],
    [people.chen, selling, 5],
    [people.gone, sql, 5],
    [people.gone, selling, 5],
  ];
  for (const [personId, skillId, level, traits] of claims) {
    await buildSkillClaim(database, { personId, skillId, level, ...traits });
  }
});

async function whoKnows(variables: object, login = 'lead') {
  const { skilledPeople } = await app.as(login).ask<Skilled>(SKILLED, { skill: 'sql', ...variables });
  return skilledPeople.nodes.map(({ level, person }) => `${person.login} ${level}`);
}

async function countOf(first: number): Promise<number> {
  const ask = () => app.as('hua').ask(SKILLED, { skill: 'sql', first });
  return (await countStatements(ask)).statements.length;
}

describe('who knows a skill', () => {
  it('lists who holds it on the day, the highest level first, without those who left', async () => {
    expect(await whoKnows({})).toEqual(['an 4', 'bo 3', 'chen 1']);
    expect(await whoKnows({ minLevel: 3 })).toEqual(['an 4', 'bo 3']);
    expect(await whoKnows({ on: '2026-04-01' })).toEqual(['an 4', 'chen 1']);
    expect(await whoKnows({ on: '2026-02-27' })).toEqual(['gone 5', 'an 4', 'bo 3', 'chen 1']);
    expect(await whoKnows({ department: 'data' })).toEqual(['an 4', 'bo 3']);
  });

  it('pages through them', async () => {
    const variables = { skill: 'sql', first: 2 };
    const { skilledPeople: one } = await app.as('hua').ask<Skilled>(SKILLED, variables);
    expect(one).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const after = { ...variables, after: one.pageInfo.endCursor };
    const { skilledPeople: two } = await app.as('hua').ask<Skilled>(SKILLED, after);
    expect(two).toMatchObject({ nodes: [{ person: { login: 'chen' } }], pageInfo: { hasNextPage: false } });
  });

  it('costs the same few statements however many people are listed', async () => {
    const [one, many] = [await countOf(1), await countOf(50)];
    expect(many).toBe(one);
  });

  it.each([
    [{ skill: 'flying' }, 'NOT_FOUND'],
    [{ minLevel: 0 }, 'NUMBER_OUT_OF_RANGE'],
    [{ on: '0000-01-01' }, 'DATE_OUT_OF_RANGE'],
    [{ department: 'moon' }, 'NOT_FOUND'],
    [{ first: 101 }, 'PAGE_SIZE'],
    [{ after: 'nonsense' }, 'INVALID_CURSOR'],
  ])('refuses %j', async (variables, code) => {
    expect(await app.as('lead').refusals(SKILLED, { skill: 'sql', ...variables })).toEqual([code]);
  });

  it('is told to leads, HR and executives only', async () => {
    expect(await app.as('an').refusals(SKILLED, { skill: 'sql' })).toEqual(['SKILLS_REPORT_DENIED']);
    expect(await whoKnows({}, 'service~exec')).toHaveLength(3);
  });
});

describe('compound talents', () => {
  const COMPOUND = `query ($minLevel: Int, $minFamilies: Int) { compoundTalents(minLevel: $minLevel, minFamilies: $minFamilies) {
    totalCount nodes { familyCount person { login } families { family level skills { key } } }
  } }`;

  it('hold skills of two families or more at the level asked for', async () => {
    expect(await app.as('hua').ask(COMPOUND, {})).toEqual({
      compoundTalents: {
        totalCount: 1,
        nodes: [
          {
            familyCount: 2,
            person: { login: 'an' },
            families: [
              { family: 'data', level: 4, skills: [{ key: 'sql' }] },
              { family: 'trade', level: 3, skills: [{ key: 'selling' }] },
            ],
          },
        ],
      },
    });
    const easier = await app.as('hua').ask(COMPOUND, { minLevel: 1 });
    expect(easier).toMatchObject({ compoundTalents: { totalCount: 2 } });
  });

  it('are told to leads, HR and executives only, and need two families', async () => {
    expect(await app.as('bo').refusals(COMPOUND)).toEqual(['SKILLS_REPORT_DENIED']);
    expect(await app.as('hua').refusals(COMPOUND, { minFamilies: 1 })).toEqual(['NUMBER_OUT_OF_RANGE']);
  });
});

describe('the skill matrix of a department', () => {
  const MATRIX = `query ($department: String!, $family: String, $on: LocalDate) {
    skillMatrix(department: $department, family: $family, on: $on) {
      on isTruncated department { title } skills { key title } rows { person { login } skills { level skill { key } } }
    }
  }`;

  it('shows people by skills with the levels of the day, in both languages', async () => {
    const variables = { department: 'data', family: 'data' };
    expect(await app.as('lead').ask(MATRIX, variables)).toEqual({
      skillMatrix: {
        on: '2026-03-02',
        isTruncated: false,
        department: { title: 'Data' },
        skills: [
          { key: 'sql', title: 'Querying' },
          { key: 'statistics', title: 'statistics' },
        ],
        rows: [
          { person: { login: 'an' }, skills: [{ level: 4, skill: { key: 'sql' } }] },
          {
            person: { login: 'bo' },
            skills: [
              { level: 5, skill: { key: 'statistics' } },
              { level: 3, skill: { key: 'sql' } },
            ],
          },
        ],
      },
    });
    const chinese = await app.as('lead').inChinese().ask(MATRIX, variables);
    expect(chinese).toMatchObject({
      skillMatrix: { department: { title: '数据' }, skills: [{ title: '查询' }, {}] },
    });
  });

  it('is told to leads, HR and executives only', async () => {
    expect(await app.as('an').refusals(MATRIX, { department: 'data' })).toEqual(['SKILLS_REPORT_DENIED']);
    expect(await app.as('hua').refusals(MATRIX, { department: 'moon' })).toEqual(['NOT_FOUND']);
  });
});

describe('the skill catalogue', () => {
  const ADD = `mutation ($input: AddSkillInput!) { addSkill(input: $input) {
    skill { id key family zh: title(locale: ZH) en: title(locale: EN) } userErrors { code path }
  } }`;
  const input = { key: 'cold-chain', family: 'logistics', title: { zh: '冷链', en: 'Cold chain' } };

  it('is read by everybody and added to by HR', async () => {
    const { addSkill } = await app.as('hua').ask<{ addSkill: { skill: { id: string } } }>(ADD, { input });
    expect(addSkill).toMatchObject({
      skill: { family: 'logistics', zh: '冷链', en: 'Cold chain' },
      userErrors: [],
    });
    const list = `{ skills(first: 2) { totalCount nodes { key } } skill(key: "cold-chain") { id } none: skill(key: "x") { id } }`;
    expect(await app.as('an').ask(list)).toEqual({
      skills: { totalCount: 4, nodes: [{ key: 'sql' }, { key: 'statistics' }] },
      skill: { id: addSkill.skill.id },
      none: null,
    });
    const family = await app.as('an').ask(`{ skills(family: "logistics") { nodes { key } } }`);
    expect(family).toEqual({ skills: { nodes: [{ key: 'cold-chain' }] } });
    const page = `query ($after: String) { skills(first: 3, after: $after) { nodes { key } pageInfo { endCursor } } }`;
    const first = await app.as('an').ask<{ skills: { pageInfo: { endCursor: string } } }>(page);
    const { endCursor } = first.skills.pageInfo;
    expect(await app.as('an').ask(page, { after: endCursor })).toMatchObject({
      skills: { nodes: [{ key: 'selling' }] },
    });
  });

  it.each([
    ['lead', {}, 'PERMISSION_DENIED', []],
    ['hua', {}, 'KEY_TAKEN', ['key']],
    ['hua', { key: 'Cold Chain' }, 'INVALID_KEY', ['key']],
    ['hua', { key: 'fresh', family: '' }, 'INVALID_KEY', ['family']],
    ['hua', { key: 'fresh', title: { zh: '冷链', en: ' ' } }, 'FIELD_REQUIRED', ['title', 'en']],
  ])('refuses %s with %j: %s', async (login, changes, code, path) => {
    const answer = await app.as(login).ask(ADD, { input: { ...input, ...changes } });
    expect(answer).toMatchObject({ addSkill: { skill: null, userErrors: [{ code, path }] } });
  });

  it('gives a skill by its global id, and null for one that is not there', async () => {
    const node = `query ($id: ID!) { node(id: $id) { __typename } }`;
    expect(await app.as('an').ask(node, { id: encodeNodeId('Skill', crypto.randomUUID()) })).toEqual({
      node: null,
    });
  });
});
