import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { SkillsModule } from '../../src/features/skills/skills.module.js';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson } from '../support/builders/person.builder.js';
import { buildSkill } from '../support/builders/skill.builder.js';
import { buildTeam } from '../support/builders/team.builder.js';
import { createFeatureApp, type FeatureApp } from '../support/feature-app.js';

interface Claim {
  readonly id: string;
  readonly level: number;
  readonly source: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly evidence: string;
  readonly skill: { readonly key: string };
}

interface ClaimAnswer {
  readonly claimSkill: {
    readonly claim: Claim | null;
    readonly userErrors: readonly {
      readonly __typename: string;
      readonly code: string;
      readonly message: string;
      readonly path: readonly string[];
    }[];
  };
}

const CLAIM = `mutation ($input: ClaimSkillInput!) { claimSkill(input: $input) {
  claim { id level source validFrom validTo evidence skill { key } person { login } recordedBy { login } recordedAt }
  userErrors { __typename code message path }
} }`;

const SKILLS = `query ($id: ID!, $on: LocalDate, $known: DateTime) { node(id: $id) { ... on Person {
  skills(on: $on, asRecordedAt: $known) { level source skill { key } }
  skillClaims { level validFrom recordedAt }
} } }`;

let app: FeatureApp;
let lin: string;
let writing: string;

beforeAll(async () => {
  app = await createFeatureApp(SkillsModule);
  const { database } = app;
  const departmentId = await buildDepartment(database, { key: 'content' });
  const linId = await buildPerson(database, { login: 'lin', departmentId });
  lin = encodeNodeId('Person', linId);
  await buildPerson(database, { login: 'mei', departmentId });
  await buildPerson(database, { login: 'hua', departmentId, roles: ['member', 'hr'] });
  await buildPerson(database, { login: 'zhou', departmentId, roles: ['member', 'exec'] });
  await buildPerson(database, { login: 'other', departmentId, roles: ['member', 'lead'] });
  const leadId = await buildPerson(database, { login: 'wei', departmentId, roles: ['member', 'lead'] });
  await buildTeam(database, { leadId, members: [{ personId: linId }] });
  writing = encodeNodeId('Skill', await buildSkill(database, { key: 'copywriting', family: 'content' }));
});

async function claim(login: string, input: object): Promise<ClaimAnswer['claimSkill']> {
  const skill = { skillId: writing, level: 3, ...input };
  return (await app.as(login).ask<ClaimAnswer>(CLAIM, { input: skill })).claimSkill;
}

async function levelsOf(login: string, variables: object = {}): Promise<number[] | null> {
  const { node } = await app
    .as(login)
    .ask<{ node: { skills: { level: number }[] | null } }>(SKILLS, { id: lin, ...variables });
  return node.skills && node.skills.map(({ level }) => level);
}

describe('a skill claim', () => {
  it('answers what somebody could do on any day, and what was known of it at any instant', async () => {
    const { claim: own } = await claim('lin', { level: 4, validFrom: '2026-01-01' });
    expect(own).toMatchObject({ level: 4, source: 'SELF', evidence: '', skill: { key: 'copywriting' } });
    const known = app.clock.now().toISOString();
    app.clock.advance(1000);
    const assessed = {
      personId: lin,
      level: 2,
      validFrom: '2026-02-01',
      validTo: '2026-06-30',
      evidence: '年度评估',
    };
    expect((await claim('wei', assessed)).claim).toMatchObject({ level: 2, source: 'MANAGER' });

    expect(await levelsOf('lin')).toEqual([2]);
    expect(await levelsOf('lin', { on: '2025-12-31' })).toEqual([]);
    expect(await levelsOf('lin', { on: '2026-01-31' })).toEqual([4]);
    expect(await levelsOf('lin', { on: '2026-02-01' })).toEqual([2]);
    expect(await levelsOf('lin', { on: '2026-06-30' })).toEqual([2]);
    expect(await levelsOf('lin', { on: '2026-07-01' })).toEqual([4]);
    expect(await levelsOf('lin', { on: '2026-02-01', known })).toEqual([4]);
    const { node } = await app.as('lin').ask<{ node: { skillClaims: unknown[] } }>(SKILLS, { id: lin });
    expect(node.skillClaims).toMatchObject([{ level: 2 }, { level: 4 }]);
  });

  it('cannot be changed or removed, not even in the database', async () => {
    await expect(app.database.query(`UPDATE skill_claim SET level = 5`)).rejects.toThrow(/never change/);
    await expect(app.database.query(`DELETE FROM skill_claim`)).rejects.toThrow(/never change/);
  });

  it('is read by the person, a lead of theirs, HR and executives, and by nobody else', async () => {
    for (const login of ['lin', 'wei', 'hua', 'zhou']) expect(await levelsOf(login)).toEqual([2]);
    for (const login of ['mei', 'other']) expect(await levelsOf(login)).toBeNull();
    const { claim: made } = await claim('hua', { personId: lin, level: 2, evidence: '复核' });
    const node = `query ($id: ID!) { node(id: $id) { ... on SkillClaim { level } } }`;
    expect(await app.as('wei').ask(node, { id: made?.id })).toEqual({ node: { level: 2 } });
    expect(await app.as('mei').ask(node, { id: made?.id })).toEqual({ node: null });
  });

  it.each([
    ['mei', { evidence: 'x' }, 'PermissionDeniedError', 'CLAIM_NOT_YOURS', ['personId']],
    ['other', { evidence: 'x' }, 'PermissionDeniedError', 'CLAIM_NOT_YOURS', ['personId']],
    ['zhou', { evidence: 'x' }, 'PermissionDeniedError', 'CLAIM_NOT_YOURS', ['personId']],
    ['lin', { source: 'MANAGER' }, 'InvalidInputError', 'CLAIM_SOURCE_NOT_ALLOWED', ['source']],
    [
      'hua',
      { source: 'TRAINING', evidence: 'x' },
      'InvalidInputError',
      'CLAIM_SOURCE_NOT_ALLOWED',
      ['source'],
    ],
    ['hua', {}, 'InvalidInputError', 'FIELD_REQUIRED', ['evidence']],
    ['lin', { level: 0 }, 'InvalidInputError', 'NUMBER_OUT_OF_RANGE', ['level']],
    ['lin', { level: 6 }, 'InvalidInputError', 'NUMBER_OUT_OF_RANGE', ['level']],
    [
      'lin',
      { validFrom: '2026-05-02', validTo: '2026-05-01' },
      'InvalidInputError',
      'DATES_REVERSED',
      ['validTo'],
    ],
    ['lin', { validFrom: '0000-01-01' }, 'InvalidInputError', 'DATE_OUT_OF_RANGE', ['validFrom']],
    [
      'lin',
      { skillId: encodeNodeId('Team', crypto.randomUUID()) },
      'InvalidInputError',
      'INVALID_ID',
      ['skillId'],
    ],
    [
      'lin',
      { skillId: encodeNodeId('Skill', crypto.randomUUID()) },
      'NotFoundError',
      'NOT_FOUND',
      ['skillId'],
    ],
  ])('of %s with %j is refused: %s %s', async (login, input, typename, code, path) => {
    const before = await app.database.query(`SELECT id FROM skill_claim`);
    const { claim: made, userErrors } = await claim(login, { personId: lin, ...input });
    expect(made).toBeNull();
    expect(userErrors).toMatchObject([{ __typename: typename, code, path }]);
    expect(await app.database.query(`SELECT id FROM skill_claim`)).toHaveLength(before.length);
  });

  it('is refused in the language of the caller', async () => {
    const input = { skillId: writing, level: 9 };
    const { claimSkill } = await app.as('lin').inChinese().ask<ClaimAnswer>(CLAIM, { input });
    expect(claimSkill.userErrors[0]?.message).toBe('数值须在 1 到 5 之间。');
  });

  it('of a service needs a person, and HR’s rights', async () => {
    expect((await claim('service~hr', { evidence: 'x' })).userErrors).toMatchObject([
      { code: 'FIELD_REQUIRED', path: ['personId'] },
    ]);
    expect((await claim('service~hr', { personId: lin, evidence: '批量导入' })).claim).toMatchObject({
      source: 'MANAGER',
      recordedBy: null,
    });
  });

  it('is recorded once under an idempotency key, and a key with other content is refused', async () => {
    const input = { level: 5, idempotencyKey: 'claim-1' };
    const first = await claim('lin', input);
    const again = await claim('lin', input);
    expect(again.claim?.id).toBe(first.claim?.id);
    const other = await claim('lin', { ...input, level: 1 });
    expect(other.userErrors).toMatchObject([{ __typename: 'IdempotencyConflictError' }]);
  });
});
