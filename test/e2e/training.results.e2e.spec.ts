import { encodeNodeId as idOf } from '../../src/api/ids/node-id.js';
import { TrainingModule } from '../../src/features/training/training.module.js';
import {
  buildCertificate,
  buildCourse,
  buildEnrolment,
  buildTrainingSession,
} from '../support/builders/course.builder.js';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson } from '../support/builders/person.builder.js';
import { buildSkill } from '../support/builders/skill.builder.js';
import { buildTeam } from '../support/builders/team.builder.js';
import { createFeatureApp, type FeatureApp } from '../support/feature-app.js';

interface Recorded {
  readonly recordResult: {
    readonly enrolment: { readonly id: string; readonly version: number } | null;
    readonly certificate: { readonly id: string } | null;
    readonly claim: object | null;
    readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
  };
}

const RECORD = `mutation ($input: RecordResultInput!) { recordResult(input: $input) {
  enrolment { id status score version resultBy { login } certificate { id } }
  certificate { id issuedOn expiresOn daysLeft person { login } course { key } enrolment { status } renewal { id } }
  claim { level validFrom validTo source evidence skill { key } person { login } }
  userErrors { __typename code message path }
} }`;

const HELD = { startsAt: '2026-02-27T01:00:00Z', endsAt: '2026-02-28T09:00:00Z' };

let app: FeatureApp;
let linId: string;
let huaId: string;
let courseId: string;
let heldId: string;

beforeAll(async () => {
  app = await createFeatureApp(TrainingModule);
  const { database } = app;
  const departmentId = await buildDepartment(database, { key: 'content' });
  linId = await buildPerson(database, { login: 'lin', departmentId });
  huaId = await buildPerson(database, { login: 'hua', departmentId, roles: ['member', 'hr'] });
  await buildPerson(database, { login: 'mei', departmentId });
  const leadId = await buildPerson(database, { login: 'wei', departmentId, roles: ['member', 'lead'] });
  await buildTeam(database, { leadId, members: [{ personId: linId }] });
  const skillId = await buildSkill(database, { key: 'privacy' });
  courseId = await buildCourse(database, {
    key: 'privacy-basics',
    skillId,
    zh: '个人信息保护',
    en: 'Privacy',
    level: 3,
    validMonths: 12,
  });
  heldId = await buildTrainingSession(database, { courseId, ...HELD });
});

async function record(login: string, enrolmentId: string, input: object = {}) {
  const variables = { input: { enrolmentId: idOf('Enrolment', enrolmentId), result: 'PASSED', ...input } };
  return (await app.as(login).ask<Recorded>(RECORD, variables)).recordResult;
}

const seat = async (personId: string, session?: object) =>
  buildEnrolment(app.database, {
    sessionId: await buildTrainingSession(app.database, { courseId, ...HELD, ...session }),
    personId,
  });

describe('a result', () => {
  it('that is a pass issues the certificate and claims the skill, valid for the same time', async () => {
    const enrolmentId = await buildEnrolment(app.database, { sessionId: heldId, personId: linId });
    const recorded = await record('hua', enrolmentId, { score: 88.5 });
    expect(recorded).toMatchObject({
      enrolment: { status: 'PASSED', score: 88.5, version: 2, resultBy: { login: 'hua' } },
      certificate: {
        issuedOn: '2026-02-28',
        expiresOn: '2027-02-28',
        daysLeft: 363,
        person: { login: 'lin' },
        course: { key: 'privacy-basics' },
        enrolment: { status: 'PASSED' },
        renewal: null,
      },
      claim: {
        level: 3,
        validFrom: '2026-02-28',
        validTo: '2027-02-28',
        source: 'TRAINING',
        evidence: 'privacy-basics: 个人信息保护 / Privacy, 2026-02-27–2026-02-28, 上海总部',
        skill: { key: 'privacy' },
        person: { login: 'lin' },
      },
      userErrors: [],
    });
    const PERSON = `query ($id: ID!) { node(id: $id) { ... on Person {
      certificates { id } enrolments { status score } skills { level source }
    } } }`;
    expect(await app.as('lin').ask(PERSON, { id: idOf('Person', linId) })).toEqual({
      node: {
        certificates: [{ id: recorded.certificate?.id }],
        enrolments: [{ status: 'PASSED', score: 88.5 }],
        skills: [{ level: 3, source: 'TRAINING' }],
      },
    });
    const notices = await app.database.query(`SELECT message_en FROM notification WHERE person_id = $1`, [
      linId,
    ]);
    expect(notices).toEqual([
      { message_en: 'Training result: Privacy, passed; the skill is now on your record' },
    ]);
  });

  it('that is a pass leads to one certificate and one claim, however many record it at the same moment', async () => {
    const enrolmentId = await seat(linId);
    const answers = await Promise.all(Array.from({ length: 6 }, () => record('hua', enrolmentId)));
    expect(answers.filter(({ claim }) => claim)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
      Array.from({ length: 5 }, () => 'RESULT_ALREADY_RECORDED'),
    );
    const counts = await app.database.query(
      `SELECT (SELECT count(*) FROM certificate WHERE enrolment_id = $1) AS certificates,
              (SELECT count(*) FROM skill_claim WHERE enrolment_id = $1) AS claims`,
      [enrolmentId],
    );
    expect(counts).toEqual([{ certificates: 1, claims: 1 }]);
  });

  it('is given again for the same idempotency key', async () => {
    const enrolmentId = await seat(linId);
    const first = await record('hua', enrolmentId, { idempotencyKey: 'result' });
    const again = await record('hua', enrolmentId, { idempotencyKey: 'result' });
    expect(again.certificate?.id).toBe(first.certificate?.id);
    expect(
      (await record('hua', enrolmentId, { idempotencyKey: 'result', score: 1 })).userErrors,
    ).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
  });

  it.each(['FAILED', 'ABSENT'])('of %s issues nothing and claims nothing', async (result) => {
    const recorded = await record('hua', await seat(linId), { result });
    expect(recorded).toMatchObject({
      enrolment: { status: result },
      certificate: null,
      claim: null,
      userErrors: [],
    });
  });

  it.each([
    ['mei', {}, {}, 'PERMISSION_DENIED', []],
    ['wei', {}, {}, 'PERMISSION_DENIED', []],
    ['hua', { endsAt: '2026-03-02T01:00:01Z' }, {}, 'SESSION_NOT_ENDED', ['enrolmentId']],
    ['hua', {}, { score: 100.5 }, 'NUMBER_OUT_OF_RANGE', ['score']],
    ['hua', {}, { result: 'ABSENT', score: 3 }, 'SCORE_OF_ABSENT', ['score']],
    ['hua', {}, { expectedVersion: 4 }, 'STALE_VERSION', ['expectedVersion']],
    ['hua', {}, { enrolmentId: idOf('Enrolment', crypto.randomUUID()) }, 'NOT_FOUND', ['enrolmentId']],
    ['hua', {}, { enrolmentId: 'enrolment' }, 'INVALID_ID', ['enrolmentId']],
  ])('of %s with %j and %j is refused: %s', async (login, session, input, code, path) => {
    const enrolmentId = await seat(linId, session);
    expect(await record(login, enrolmentId, input)).toMatchObject({
      enrolment: null,
      userErrors: [{ code, path }],
    });
    const claims = await app.database.query(`SELECT id FROM skill_claim WHERE enrolment_id = $1`, [
      enrolmentId,
    ]);
    expect(claims).toEqual([]);
  });

  it('is nobody’s own to record, and none of a cancelled seat', async () => {
    expect((await record('hua', await seat(huaId))).userErrors).toMatchObject([
      { code: 'RESULT_OF_ONESELF', path: ['enrolmentId'] },
    ]);
    const cancelled = await seat(linId);
    await app.database.query(`UPDATE enrolment SET status = 'cancelled' WHERE id = $1`, [cancelled]);
    expect((await record('hua', cancelled)).userErrors).toMatchObject([{ code: 'ENROLMENT_CANCELLED' }]);
  });

  it('is read by the person, a lead of theirs and HR, and by nobody else', async () => {
    const id = idOf('TrainingSession', heldId);
    const seats = `query ($id: ID!) { node(id: $id) { ... on TrainingSession { enrolments { id score } } } }`;
    const { node } = await app.as('wei').ask<{ node: { enrolments: { id: string }[] } }>(seats, { id });
    expect(node.enrolments).toMatchObject([{ score: 88.5 }]);
    expect(await app.as('mei').ask(seats, { id })).toEqual({ node: { enrolments: [] } });
    const one = `query ($id: ID!) { node(id: $id) { __typename } }`;
    expect(await app.as('lin').ask(one, { id: node.enrolments[0]?.id })).toEqual({
      node: { __typename: 'Enrolment' },
    });
    expect(await app.as('mei').ask(one, { id: node.enrolments[0]?.id })).toEqual({ node: null });
    const person = `query ($id: ID!) { node(id: $id) { ... on Person { certificates { id } enrolments { id } } } }`;
    expect(await app.as('mei').ask(person, { id: idOf('Person', linId) })).toEqual({
      node: { certificates: null, enrolments: null },
    });
  });
});

describe('certificates about to expire', () => {
  const EXPIRING = `query ($withinDays: Int, $department: String, $first: Int, $after: String) {
    expiringCertificates(withinDays: $withinDays, department: $department, first: $first, after: $after) {
      totalCount nodes { id expiresOn daysLeft person { login } renewal { session { startsAt } } } pageInfo { endCursor }
    }
  }`;
  interface Expiring {
    readonly expiringCertificates: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly person: { readonly login: string }; readonly daysLeft: number }[];
      readonly pageInfo: { readonly endCursor: string };
    };
  }

  beforeAll(async () => {
    const { database } = app;
    const legal = await buildDepartment(database, { key: 'legal' });
    const skillId = await buildSkill(database, { key: 'auditing' });
    const audit = await buildCourse(database, { key: 'audit', skillId, validMonths: 12 });
    const coming = await buildTrainingSession(database, { courseId: audit });
    const issue = async (login: string, expiresOn: string, traits: object = {}) => {
      const personId = await buildPerson(database, { login, departmentId: legal, ...traits });
      const sessionId = await buildTrainingSession(database, { courseId: audit, ...HELD });
      await buildCertificate(database, {
        sessionId,
        personId,
        courseId: audit,
        issuedOn: '2025-01-01',
        expiresOn,
      });
      return personId;
    };
    await issue('today', '2026-03-02');
    await issue('month', '2026-04-01');
    await issue('later', '2026-04-02');
    await issue('expired', '2026-03-01');
    await issue('left', '2026-03-09', { employedTo: '2026-02-01' });
    const booked = await issue('booked', '2026-03-20');
    await buildEnrolment(database, { sessionId: coming, personId: booked });
    const renewed = await issue('renewed', '2026-03-21');
    const sessionId = await buildTrainingSession(database, { courseId: audit, ...HELD });
    const certificate = { sessionId, personId: renewed, courseId: audit, issuedOn: '2026-02-28' };
    await buildCertificate(database, { ...certificate, expiresOn: '2027-02-28' });
  });

  const ask = async (login: string, variables: object) =>
    (await app.as(login).ask<Expiring>(EXPIRING, { ...variables })).expiringCertificates;

  it('come in the order of their last day, and tell whether a renewal is booked', async () => {
    const certificates = await ask('hua', { withinDays: 30 });
    expect(certificates).toMatchObject({
      totalCount: 3,
      nodes: [
        { person: { login: 'today' }, daysLeft: 0, renewal: null },
        { person: { login: 'booked' }, renewal: { session: { startsAt: '2026-03-10T01:00:00.000Z' } } },
        { person: { login: 'month' }, daysLeft: 30, renewal: null },
      ],
    });
  });

  it('are paged, and narrowed to a department', async () => {
    const first = await ask('hua', { first: 2 });
    const { endCursor } = first.pageInfo;
    expect((await ask('hua', { first: 2, after: endCursor })).nodes).toMatchObject([
      { person: { login: 'month' } },
    ]);
    expect(await ask('hua', { department: 'legal' })).toMatchObject({ totalCount: 3 });
    expect(await ask('hua', { department: 'content' })).toMatchObject({ totalCount: 0 });
    expect(await app.as('hua').refusals(EXPIRING, { department: 'moon' })).toEqual(['NOT_FOUND']);
    expect(await app.as('hua').refusals(EXPIRING, { withinDays: -1 })).toEqual(['NUMBER_OUT_OF_RANGE']);
  });

  it('are one’s own and those of one’s team for whoever is neither HR nor an executive', async () => {
    expect(await ask('booked', {})).toMatchObject({
      totalCount: 1,
      nodes: [{ person: { login: 'booked' } }],
    });
    const { nodes } = await ask('wei', { withinDays: 400 });
    expect(new Set(nodes.map(({ person }) => person.login))).toEqual(new Set(['lin']));
    expect(await ask('mei', {})).toMatchObject({ totalCount: 0 });
  });
});
