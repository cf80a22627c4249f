import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { TrainingModule } from '../../src/features/training/training.module.js';
import { buildCourse, buildEnrolment, buildTrainingSession } from '../support/builders/course.builder.js';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson } from '../support/builders/person.builder.js';
import { buildSkill } from '../support/builders/skill.builder.js';
import { createFeatureApp, type FeatureApp } from '../support/feature-app.js';

interface UserError {
  readonly __typename: string;
  readonly code: string;
  readonly path: readonly string[];
  readonly message: string;
}

type Payload<Name extends string> = Record<
  Name,
  { enrolment: { id: string; status: string; version: number } | null; userErrors: UserError[] }
>;

const ENROL = `mutation ($input: EnrolInput!) { enrol(input: $input) {
  enrolment { id status version person { login } enrolledBy { login } session { seatsLeft } }
  userErrors { __typename code path message }
} }`;

const CANCEL = `mutation ($input: CancelEnrolmentInput!) { cancelEnrolment(input: $input) {
  enrolment { id status version } userErrors { __typename code path message }
} }`;

let app: FeatureApp;
let departmentId: string;
let courseId: string;
let skillId: string;
let linId: string;
let meiId: string;

beforeAll(async () => {
  app = await createFeatureApp(TrainingModule);
  const { database } = app;
  departmentId = await buildDepartment(database, { key: 'content' });
  linId = await buildPerson(database, { login: 'lin', departmentId });
  meiId = await buildPerson(database, { login: 'mei', departmentId });
  await buildPerson(database, { login: 'hua', departmentId, roles: ['member', 'hr'] });
  skillId = await buildSkill(database, { key: 'sql', zh: '查询', en: 'Querying' });
  courseId = await buildCourse(database, { key: 'sql-basics', skillId, zh: '查询入门', en: 'SQL basics' });
});

const idOf = encodeNodeId;
const session = (traits: object = {}) => buildTrainingSession(app.database, { courseId, ...traits });

async function enrol(login: string, sessionId: string, input: object = {}) {
  const variables = { input: { sessionId: idOf('TrainingSession', sessionId), ...input } };
  return (await app.as(login).ask<Payload<'enrol'>>(ENROL, variables)).enrol;
}

async function cancel(login: string, enrolmentId: string, input: object = {}) {
  const variables = { input: { enrolmentId, ...input } };
  return (await app.as(login).ask<Payload<'cancelEnrolment'>>(CANCEL, variables)).cancelEnrolment;
}

describe('a seat in a session', () => {
  it('is taken by oneself, and given back until the session begins', async () => {
    const id = await session({ capacity: 2 });
    const { enrolment } = await enrol('lin', id);
    expect(enrolment).toMatchObject({
      status: 'ENROLLED',
      person: { login: 'lin' },
      session: { seatsLeft: 1 },
    });
    expect((await cancel('lin', enrolment?.id ?? '')).enrolment).toMatchObject({
      status: 'CANCELLED',
      version: 2,
    });
    expect((await enrol('lin', id)).enrolment).toMatchObject({ session: { seatsLeft: 1 } });
  });

  it('is taken for somebody by HR, who is told', async () => {
    const id = await session();
    const { enrolment } = await enrol('hua', id, { personId: idOf('Person', linId) });
    expect(enrolment).toMatchObject({ person: { login: 'lin' }, enrolledBy: { login: 'hua' } });
    expect(await noticesOf(linId)).toContainEqual({
      zh: '已为您报名：查询入门，2026-03-10，上海总部',
      en: 'You were enrolled: SQL basics, 2026-03-10, 上海总部',
    });
  });

  it('is given once, however many ask for the last one at the same moment', async () => {
    const id = await session({ capacity: 1 });
    const logins = Array.from({ length: 8 }, (_, index) => `rival-${index}`);
    for (const login of logins) await buildPerson(app.database, { login, departmentId });
    const answers = await Promise.all(logins.map((login) => enrol(login, id)));
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'enrolled').sort();
    expect(codes).toEqual([...Array.from({ length: 7 }, () => 'SESSION_FULL'), 'enrolled']);
    const seats = await app.database.query(`SELECT id FROM enrolment WHERE session_id = $1`, [id]);
    expect(seats).toHaveLength(1);
  });

  it('is taken once by a person who asks several times at the same moment', async () => {
    const id = await session();
    const answers = await Promise.all(Array.from({ length: 4 }, () => enrol('mei', id)));
    expect(answers.filter(({ enrolment }) => enrolment)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
      Array.from({ length: 3 }, () => 'ALREADY_ENROLLED'),
    );
  });

  it('is taken once under an idempotency key', async () => {
    const id = await session();
    const [one, two] = [
      await enrol('lin', id, { idempotencyKey: 'seat' }),
      await enrol('lin', id, { idempotencyKey: 'seat' }),
    ];
    expect(two.enrolment?.id).toBe(one.enrolment?.id);
    const other = await enrol('lin', await session(), { idempotencyKey: 'seat' });
    expect(other.userErrors).toMatchObject([{ __typename: 'IdempotencyConflictError' }]);
  });

  it('is refused where there is none to have', async () => {
    const past = await session({ startsAt: '2026-03-01T01:00:00Z', endsAt: '2026-03-01T09:00:00Z' });
    expect((await enrol('lin', past)).userErrors).toMatchObject([{ code: 'SESSION_STARTED' }]);
    const dropped = await session();
    await app.database.query(`UPDATE training_session SET cancelled_at = now() WHERE id = $1`, [dropped]);
    expect((await enrol('lin', dropped)).userErrors).toMatchObject([{ code: 'SESSION_CANCELLED' }]);
    const nowhere = await enrol('lin', crypto.randomUUID());
    expect(nowhere.userErrors).toMatchObject([{ __typename: 'NotFoundError', path: ['sessionId'] }]);
    const leaver = await buildPerson(app.database, {
      login: 'leaver',
      departmentId,
      employedTo: '2026-03-05',
    });
    const late = await enrol('hua', await session(), { personId: idOf('Person', leaver) });
    expect(late.userErrors).toMatchObject([{ code: 'NOT_EMPLOYED_THEN', path: ['personId'] }]);
  });

  it('is nobody else’s to take or give back, and says so in the caller’s language', async () => {
    const id = await session();
    const personId = idOf('Person', linId);
    const input = { sessionId: idOf('TrainingSession', id), personId };
    const { enrol: refused } = await app.as('mei').inChinese().ask<Payload<'enrol'>>(ENROL, { input });
    expect(refused.userErrors).toMatchObject([
      { __typename: 'PermissionDeniedError', message: '只有本人或人力资源可以办理报名。' },
    ]);
    const { enrolment } = await enrol('lin', id);
    expect((await cancel('mei', enrolment?.id ?? '')).userErrors).toMatchObject([
      { code: 'ENROLMENT_NOT_YOURS' },
    ]);
    expect((await cancel('hua', enrolment?.id ?? '')).enrolment).toMatchObject({ status: 'CANCELLED' });
    expect((await cancel('lin', enrolment?.id ?? '')).userErrors).toMatchObject([
      { code: 'ENROLMENT_CANCELLED' },
    ]);
  });

  it('is not given back on what somebody saw before it changed', async () => {
    const enrolment = idOf(
      'Enrolment',
      await buildEnrolment(app.database, { sessionId: await session(), personId: linId }),
    );
    const stale = await cancel('lin', enrolment, { expectedVersion: 7 });
    expect(stale.userErrors).toMatchObject([{ __typename: 'StaleVersionError' }]);
  });
});

const refused = (code: string) => ({ cancelSession: { session: null, userErrors: [{ code }] } });

describe('a session', () => {
  const SCHEDULE = `mutation ($input: ScheduleSessionInput!) { scheduleSession(input: $input) {
    session { id version capacity seatsLeft cancelledAt course { key title skill { title } } } userErrors { code path }
  } }`;
  const DROP = `mutation ($input: CancelSessionInput!) { cancelSession(input: $input) {
    session { cancelledAt seatsLeft version } userErrors { __typename code path }
  } }`;
  const drop = (login: string, wanted: object) => app.as(login).ask(DROP, { input: wanted });
  const input = () => ({
    courseId: idOf('Course', courseId),
    startsAt: '2026-04-01T01:00:00Z',
    endsAt: '2026-04-01T09:00:00Z',
    place: '杭州',
    trainer: '周老师',
    capacity: 12,
  });

  it('is scheduled by HR, and its cancelling takes every seat back and tells who had one', async () => {
    const answer = await app
      .as('hua')
      .ask<{ scheduleSession: { session: { id: string } } }>(SCHEDULE, { input: input() });
    const { session: made } = answer.scheduleSession;
    expect(made).toMatchObject({
      seatsLeft: 12,
      course: { title: 'SQL basics', skill: { title: 'Querying' } },
    });
    await app.as('mei').ask(ENROL, { input: { sessionId: made.id } });
    const dropped = await app.as('hua').ask(DROP, { input: { sessionId: made.id, expectedVersion: 1 } });
    expect(dropped).toMatchObject({
      cancelSession: { session: { seatsLeft: 0, version: 2 }, userErrors: [] },
    });
    expect(await noticesOf(meiId)).toContainEqual({
      zh: '班次已取消：查询入门，2026-04-01',
      en: 'The session was cancelled: SQL basics, 2026-04-01',
    });
    const { node } = await app
      .as('mei')
      .ask<{ node: { enrolments: object[] } }>(
        `query ($id: ID!) { node(id: $id) { ... on Person { enrolments { status } } } }`,
        { id: idOf('Person', meiId) },
      );
    expect(node.enrolments[0]).toEqual({ status: 'CANCELLED' });
    const again = await app.as('hua').ask(DROP, { input: { sessionId: made.id } });
    expect(again).toMatchObject({ cancelSession: { userErrors: [{ code: 'SESSION_CANCELLED' }] } });
  });

  it.each([
    ['lin', {}, 'PERMISSION_DENIED', []],
    ['hua', { startsAt: '2026-03-01T01:00:00Z' }, 'SESSION_IN_PAST', ['startsAt']],
    ['hua', { endsAt: '2026-04-01T01:00:00Z' }, 'DATES_REVERSED', ['endsAt']],
    ['hua', { capacity: 0 }, 'NUMBER_OUT_OF_RANGE', ['capacity']],
    ['hua', { place: '  ' }, 'FIELD_REQUIRED', ['place']],
    ['hua', { courseId: idOf('Course', crypto.randomUUID()) }, 'NOT_FOUND', ['courseId']],
  ])('of %s with %j is refused: %s', async (login, changes, code, path) => {
    const answer = await app.as(login).ask(SCHEDULE, { input: { ...input(), ...changes } });
    expect(answer).toMatchObject({ scheduleSession: { session: null, userErrors: [{ code, path }] } });
  });

  it('is not cancelled by others, once begun, or on what somebody saw before it changed', async () => {
    const coming = idOf('TrainingSession', await session());
    const begun = await session({ startsAt: '2026-03-01T01:00:00Z', endsAt: '2026-03-01T09:00:00Z' });
    expect(await drop('mei', { sessionId: coming })).toMatchObject(refused('PERMISSION_DENIED'));
    expect(await drop('hua', { sessionId: coming, expectedVersion: 9 })).toMatchObject(
      refused('STALE_VERSION'),
    );
    const sessionId = idOf('TrainingSession', begun);
    expect(await drop('hua', { sessionId })).toMatchObject(refused('SESSION_STARTED'));
  });

  it('is listed by course, skill, time, openness and whether it is mine, the latest first', async () => {
    const other = await buildCourse(app.database, { key: 'listed', skillId });
    const make = (startsAt: string, capacity: number) =>
      session({ courseId: other, startsAt, endsAt: startsAt.replace('T01', 'T09'), capacity });
    const past = await make('2026-01-05T01:00:00Z', 5);
    const full = await make('2026-05-05T01:00:00Z', 1);
    const open = await make('2026-06-05T01:00:00Z', 1);
    await buildEnrolment(app.database, { sessionId: full, personId: linId });
    const LIST = `query ($filter: TrainingSessionFilterInput, $after: String) {
      trainingSessions(filter: $filter, first: 2, after: $after) { totalCount nodes { id } pageInfo { endCursor } }
    }`;
    const list = async (filter: object, after?: string) => {
      const variables = { filter: { course: 'listed', ...filter }, after };
      const { trainingSessions } = await app
        .as('lin')
        .ask<{ trainingSessions: { nodes: { id: string }[]; pageInfo: { endCursor: string } } }>(
          LIST,
          variables,
        );
      return trainingSessions;
    };
    const ids = async (filter: object) => (await list(filter)).nodes.map(({ id }) => id);
    const [pastId, fullId, openId] = [past, full, open].map((id) => idOf('TrainingSession', id));
    const first = await list({});
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ id: openId }, { id: fullId }] });
    expect((await list({}, first.pageInfo.endCursor)).nodes).toEqual([{ id: pastId }]);
    expect(await ids({ open: true })).toEqual([openId]);
    expect(await ids({ mine: true })).toEqual([fullId]);
    expect(await ids({ to: '2026-02-01T00:00:00Z' })).toEqual([pastId]);
    expect(await ids({ from: '2026-06-01T00:00:00Z', skill: 'sql' })).toEqual([openId]);
    expect(await app.as('lin').refusals(LIST, { filter: { course: 'none' } })).toEqual(['NOT_FOUND']);
    expect(await app.as('service~hr').ask(LIST, { filter: { mine: true } })).toMatchObject({
      trainingSessions: { totalCount: 0 },
    });
  });
});

describe('a course', () => {
  const ADD = `mutation ($input: AddCourseInput!) { addCourse(input: $input) {
    course { id key title levelGranted hours validMonths skill { key } } userErrors { code path }
  } }`;
  const input = () => ({
    key: 'ab-testing',
    title: { zh: 'A/B 实验', en: 'A/B testing' },
    skillId: idOf('Skill', skillId),
    levelGranted: 3,
    hours: 7.5,
    validMonths: 24,
  });

  it('is added by HR and read by everybody', async () => {
    const answer = await app.as('hua').inChinese().ask(ADD, { input: input() });
    expect(answer).toMatchObject({
      addCourse: { course: { title: 'A/B 实验', hours: 7.5, validMonths: 24 } },
    });
    const read = await app
      .as('lin')
      .ask(`{ course(key: "ab-testing") { title } courses(first: 1) { nodes { key } } }`);
    expect(read).toEqual({ course: { title: 'A/B testing' }, courses: { nodes: [{ key: 'ab-testing' }] } });
  });

  it.each([
    ['lin', {}, 'PERMISSION_DENIED', []],
    ['hua', {}, 'KEY_TAKEN', ['key']],
    ['hua', { key: '课程' }, 'INVALID_KEY', ['key']],
    ['hua', { key: 'new', levelGranted: 6 }, 'NUMBER_OUT_OF_RANGE', ['levelGranted']],
    ['hua', { key: 'new', hours: 0 }, 'NUMBER_OUT_OF_RANGE', ['hours']],
    ['hua', { key: 'new', validMonths: 0 }, 'NUMBER_OUT_OF_RANGE', ['validMonths']],
    ['hua', { key: 'new', skillId: idOf('Skill', crypto.randomUUID()) }, 'NOT_FOUND', ['skillId']],
  ])('of %s with %j is refused: %s', async (login, changes, code, path) => {
    const answer = await app.as(login).ask(ADD, { input: { ...input(), ...changes } });
    expect(answer).toMatchObject({ addCourse: { course: null, userErrors: [{ code, path }] } });
  });
});

async function noticesOf(personId: string): Promise<{ zh: string; en: string }[]> {
  return app.database.query(
    `SELECT message_zh AS zh, message_en AS en FROM notification WHERE person_id = $1 AND kind = 'training'`,
    [personId],
  );
}
