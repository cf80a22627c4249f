import { encodeNodeId as idOf, parseNodeId } from '../../src/api/ids/node-id.js';
import { buildPerson } from '../support/builders/person.builder.js';
import { publishPlaybook } from '../support/builders/playbook-version.builder.js';
import {
  buildRotationCast,
  RotationBuilder,
  type RotationCast,
} from '../support/builders/rotation.builder.js';
import { buildTeam } from '../support/builders/team.builder.js';
import { end, tinyPlaybook, working } from '../support/builders/tiny-playbook.js';
import { createRotationApp, type RotationApp } from '../support/rotation-app.js';

const WORK = tinyPlaybook({
  machine: { initial: 'work', states: { work: working('work', 'end'), end: end() } },
});

let app: RotationApp;
let cast: RotationCast;

beforeAll(async () => {
  app = await createRotationApp();
  cast = await buildRotationCast(app);
});

const propose = (input?: object) => RotationBuilder.propose(app, cast, input);
const mentor = () => idOf('Person', cast.mentorId);
const moves = (id: string) =>
  app.database.query(`SELECT seq FROM rotation_event WHERE rotation_id = $1`, [parseNodeId(id)?.uuid]);

describe('a move that the chart does not take', () => {
  it.each([
    ['start', {}, ['approved', 'cancelled', 'prepared', 'rejected']],
    ['end', {}, ['approved', 'cancelled', 'prepared', 'rejected']],
    ['return', {}, ['approved', 'cancelled', 'prepared', 'rejected']],
    ['evaluate', { rating: 3, text: 'x', achieved: [] }, ['approved', 'cancelled', 'prepared', 'rejected']],
  ])('is refused with those that it does take: %s', async (move, input, allowed) => {
    const rotation = await propose();
    const { rotation: none, userErrors } = await rotation.move('hr', move, input);
    expect(none).toBeNull();
    expect(userErrors).toMatchObject([
      {
        __typename: 'TransitionNotAllowedError',
        code: 'ROTATION_MOVE_NOT_ALLOWED',
        message: 'The rotation waits for approval; this cannot be done now.',
        allowedEvents: allowed.map((event) => `rotation.${event}`),
      },
    ]);
    expect(await moves(rotation.id)).toEqual([{ seq: 1 }]);
  });

  it('is refused in Chinese as well', async () => {
    const rotation = await propose();
    const document = `mutation ($input: EndRotationInput!) { endRotation(input: $input) { userErrors { message } } }`;
    expect(
      await app
        .as('hr')
        .inChinese()
        .ask(document, { input: { rotationId: rotation.id } }),
    ).toEqual({
      endRotation: { userErrors: [{ message: '轮岗待审批，不能进行此操作。' }] },
    });
  });

  it('is refused where mentor and objectives are missing, a side has agreed, or no review came before', async () => {
    const unprepared = await (await propose()).approved();
    expect((await unprepared.move('hr', 'start')).userErrors).toMatchObject([
      { code: 'ROTATION_NOT_PREPARED' },
    ]);
    const twice = await propose();
    await twice.move('hr', 'approve', { as: 'HR' });
    expect((await twice.move('hr', 'approve', { as: 'HR' })).userErrors).toMatchObject([
      { code: 'ROTATION_ALREADY_APPROVED' },
    ]);
    const unreviewed = await (await propose()).started();
    const longer = { plannedTo: '2026-09-30', reason: '延长' };
    expect((await unreviewed.move('hr', 'extend', longer)).userErrors).toMatchObject([
      { code: 'ROTATION_MOVE_NOT_ALLOWED' },
    ]);
    await unreviewed.move('mentor', 'review', { text: '可以' });
    expect(
      (await unreviewed.move('hr', 'extend', { ...longer, plannedTo: '2026-06-30' })).userErrors,
    ).toMatchObject([
      {
        code: 'EXTENSION_NOT_LATER',
        message: 'The new last day must be later than 2026-06-30.',
        path: ['plannedTo'],
      },
    ]);
  });
});

describe('a move', () => {
  it.each([
    ['marketing.lead', 'approve', { as: 'TO_DEPARTMENT' }],
    ['marketing.lead', 'approve', { as: 'HR' }],
    ['data.lead', 'approve', { as: 'FROM_DEPARTMENT' }],
    ['hr', 'approve', { as: 'TO_DEPARTMENT' }],
    ['colleague', 'approve', { as: 'TO_DEPARTMENT' }],
    ['mentor', 'reject', { reason: 'no' }],
    ['service~member', 'cancel', { reason: 'no' }],
  ])('is refused to whoever may not make it: %s %s %j', async (login, move, input) => {
    const rotation = await propose();
    expect((await rotation.move(login, move, input)).userErrors).toMatchObject([
      { __typename: 'PermissionDeniedError', code: 'ROTATION_NOT_YOURS', path: ['rotationId'] },
    ]);
  });

  it('towards one’s own rotation is refused to HR and admins as well, save giving it up', async () => {
    const roles = ['member', 'hr', 'admin', 'lead', 'exec'] as const;
    const login = 'mighty';
    await buildPerson(app.database, { login, departmentId: cast.marketingId, roles });
    const document = `mutation ($input: ProposeRotationInput!) { proposeRotation(input: $input) { rotation { id allowedMoves } } }`;
    const plan = {
      toDepartmentKey: 'data',
      plannedFrom: '2026-04-01',
      plannedTo: '2026-05-01',
      reason: '学习',
    };
    const { proposeRotation } = await app
      .as(login)
      .ask<{ proposeRotation: { rotation: { id: string } } }>(document, { input: plan });
    expect(proposeRotation.rotation).toMatchObject({ allowedMoves: ['CANCEL'] });
    const approve = `mutation ($input: ApproveRotationInput!) { approveRotation(input: $input) { userErrors { code } } }`;
    for (const as of ['HR', 'FROM_DEPARTMENT', 'TO_DEPARTMENT']) {
      const input = { rotationId: proposeRotation.rotation.id, as };
      expect(await app.as(login).ask(approve, { input })).toEqual({
        approveRotation: { userErrors: [{ code: 'ROTATION_NOT_YOURS' }] },
      });
    }
  });

  it.each<[string, () => object, string, string[]]>([
    ['no objectives', () => ({ mentorId: mentor(), objectives: [] }), 'OBJECTIVES_NEEDED', ['objectives']],
    [
      'an empty one',
      () => ({ mentorId: mentor(), objectives: ['一', ' '] }),
      'FIELD_REQUIRED',
      ['objectives', '1'],
    ],
    [
      'a mentor of the old department',
      () => ({ mentorId: idOf('Person', cast.marketingLeadId), objectives: ['一'] }),
      'MENTOR_OF_OTHER_DEPARTMENT',
      ['mentorId'],
    ],
    [
      'nobody as mentor',
      () => ({ mentorId: idOf('Person', crypto.randomUUID()), objectives: ['一'] }),
      'NOT_FOUND',
      ['mentorId'],
    ],
  ])('that prepares with %s is refused', async (_, input, code, path) => {
    const rotation = await propose();
    expect((await rotation.move('hr', 'prepare', input())).userErrors).toMatchObject([{ code, path }]);
    expect(await moves(rotation.id)).toHaveLength(1);
  });

  it('that makes the person their own mentor is refused', async () => {
    const rotation = await propose();
    const input = { mentorId: idOf('Person', rotation.personId), objectives: ['一'] };
    expect((await rotation.move('hr', 'prepare', input)).userErrors).toMatchObject([
      { code: 'MENTOR_IS_PERSON' },
    ]);
  });

  it('is made once: under an idempotency key, and when several make it at the same moment', async () => {
    const rotation = await propose();
    const input = { as: 'HR', idempotencyKey: `key ${rotation.id}` };
    expect(await rotation.move('hr', 'approve', input)).toMatchObject({ rotation: { version: 2 } });
    expect(await rotation.move('hr', 'approve', input)).toMatchObject({
      rotation: { version: 2 },
      userErrors: [],
    });
    const other = await rotation.move('hr', 'approve', { ...input, comment: 'other' });
    expect(other.userErrors).toMatchObject([{ __typename: 'IdempotencyConflictError' }]);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => rotation.move('data.lead', 'approve', { as: 'TO_DEPARTMENT' })),
    );
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(await moves(rotation.id)).toHaveLength(3);
  });

  it('on what somebody saw before it changed is refused', async () => {
    const rotation = await propose();
    const stale = await rotation.move('hr', 'approve', { as: 'HR', expectedVersion: 2 });
    expect(stale.userErrors).toMatchObject([{ __typename: 'StaleVersionError', code: 'STALE_VERSION' }]);
    expect(await rotation.move('hr', 'approve', { as: 'HR', expectedVersion: 1 })).toMatchObject({
      rotation: { version: 2 },
    });
  });

  it('of a rotation that is not there is refused', async () => {
    const rotation = await propose();
    const nowhere = { rotationId: idOf('Rotation', crypto.randomUUID()) };
    expect((await rotation.move('hr', 'start', nowhere)).userErrors).toMatchObject([
      { __typename: 'NotFoundError' },
    ]);
    expect(
      (await rotation.move('hr', 'start', { rotationId: rotation.id.slice(1) })).userErrors,
    ).toMatchObject([{ code: 'INVALID_ID', path: ['rotationId'] }]);
  });

  it('that starts a second rotation before the first has ended is refused', async () => {
    const first = await (await propose({ plannedTo: '2026-03-31' })).started();
    const { proposeRotation } = await app
      .as(first.login)
      .ask<{ proposeRotation: { rotation: { id: string } } }>(
        `mutation ($input: ProposeRotationInput!) { proposeRotation(input: $input) { rotation { id } } }`,
        {
          input: {
            toDepartmentKey: 'data',
            plannedFrom: '2026-04-01',
            plannedTo: '2026-05-01',
            reason: '再次',
          },
        },
      );
    const rotationId = proposeRotation.rotation.id;
    const second = (login: string, move: string, input: object = {}) =>
      first.move(login, move, { ...input, rotationId });
    await second('marketing.lead', 'approve', { as: 'FROM_DEPARTMENT' });
    await second('data.lead', 'approve', { as: 'TO_DEPARTMENT' });
    await second('hr', 'approve', { as: 'HR' });
    await second('hr', 'prepare', { mentorId: mentor(), objectives: ['一'] });
    expect((await second('hr', 'start')).userErrors).toMatchObject([{ code: 'ROTATION_UNDER_WAY' }]);
    await first.move('mentor', 'review', { text: '可以' });
    const longer = { plannedTo: '2026-04-01', reason: '延长' };
    expect((await first.move('hr', 'extend', longer)).userErrors).toMatchObject([
      { code: 'ROTATIONS_OVERLAP' },
    ]);
    await first.move('hr', 'end');
    expect((await second('hr', 'start')).userErrors).toMatchObject([{ code: 'ROTATIONS_OVERLAP' }]);
    app.clock.advance(86_400_000);
    expect(await second('hr', 'start')).toMatchObject({ rotation: { phase: 'STARTED' } });
  });
});

describe('starting and ending a rotation', () => {
  const HANDED_OVER = `handedOver { task { id key assignee { login } } toPerson { login } }`;

  it('hands the person’s open tasks to the leads of their teams, says which, and tells both', async () => {
    const { versionId, definition } = await publishPlaybook(app.database, WORK);
    const rotation = await (await (await propose()).approved()).prepared();
    const leadId = await buildPerson(app.database, {
      login: 'run.lead',
      departmentId: cast.dataId,
      roles: ['member', 'lead'],
    });
    const member = { personId: rotation.personId, roles: ['worker'] };
    const team = await buildTeam(app.database, { leadId, playbookKey: definition.key, members: [member] });
    const start = { playbookVersionId: versionId, teamId: team.id, title: '转化', input: {} };
    const { runId } = await app.runner.start({ ...start, actor: { kind: 'person', id: leadId } });

    const started = await rotation.move('hr', 'start', {}, HANDED_OVER);
    const handedOver = [
      { task: { key: 'work', assignee: { login: 'run.lead' } }, toPerson: { login: 'run.lead' } },
    ];
    expect(started).toMatchObject({ rotation: { phase: 'STARTED' }, handedOver, userErrors: [] });

    const log = await app.database.query(
      `SELECT type, actor_kind FROM run_event WHERE run_id = $1 ORDER BY seq`,
      [runId],
    );
    expect(log.at(-1)).toEqual({ type: 'tasks.handedOver', actor_kind: 'person' });
    const told = (personId: string, kind: string) =>
      app.database.query(
        `SELECT message_en FROM notification WHERE person_id = $1 AND kind = $2 ORDER BY id`,
        [personId, kind],
      );
    expect(await told(leadId, 'handover')).toHaveLength(1);
    expect(await told(rotation.personId, 'rotation')).toContainEqual({
      message_en: '林晓 (Marketing → Data): 1 of your tasks was handed over to the leads of your teams.',
    });

    await app.database.query(`UPDATE task SET assignee_id = $1 WHERE run_id = $2`, [
      rotation.personId,
      runId,
    ]);
    expect(await rotation.move('hr', 'end', {}, HANDED_OVER)).toMatchObject({
      rotation: { phase: 'ENDED' },
      handedOver,
    });
    const history = `query ($id: ID!) { node(id: $id) { ... on Rotation { history { type ${HANDED_OVER} } } } }`;
    const { node } = await app
      .as('hr')
      .ask<{ node: { history: { type: string }[] } }>(history, { id: rotation.id });
    expect(node.history.slice(-2)).toMatchObject([
      { type: 'rotation.started', handedOver },
      { type: 'rotation.ended', handedOver },
    ]);
  });

  it('gives the list of what was handed over again for the same idempotency key', async () => {
    const rotation = await (await (await propose()).approved()).prepared();
    const input = { idempotencyKey: `start ${rotation.id}` };
    const first = await rotation.move('hr', 'start', input, HANDED_OVER);
    expect(first).toMatchObject({ handedOver: [] });
    expect(await rotation.move('hr', 'start', input, HANDED_OVER)).toEqual(first);
  });
});
