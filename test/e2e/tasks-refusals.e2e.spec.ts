import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { fingerprintRuns } from '../support/fingerprint-runs.js';
import { mutate, tryMutation, type AnyUserError } from '../support/mutate.js';
import { createPopUpScene, type PopUpScene } from '../support/pop-up-scene.js';

const NOWHERE = '01957a6e-0000-7000-8000-000000000000';

/** A refusal as a test describes it: what differs from a sound request, who asks, and what is answered. */
interface Case {
  readonly as?: string;
  readonly with?: object;
  readonly answer: Partial<AnyUserError>;
  readonly zh?: RegExp;
}

describe('What tasks refuse', () => {
  let scene: PopUpScene;
  let runId: string;

  beforeAll(async () => {
    scene = await createPopUpScene();
  });

  beforeEach(async () => {
    runId = await scene.start();
  });

  /** Asks in Chinese, and sees that the refusal left nothing behind. */
  async function expectRefusal(
    name: string,
    sound: object,
    { as = 'designer', with: change, answer, zh }: Case,
  ) {
    const before = await fingerprintRuns(scene.test.database);
    const client = scene.test.as(as).inChinese();
    const payload = await tryMutation<{ task: unknown; run: unknown }>(
      client,
      name,
      { ...sound, ...change },
      'task { id } run { id }',
    );

    expect(payload).toMatchObject({ task: null, run: null });
    expect(payload.userErrors).toEqual([expect.objectContaining(answer)]);
    expect(payload.userErrors[0]?.message).toMatch(zh ?? /[\u4e00-\u9fff]/);
    expect(await fingerprintRuns(scene.test.database)).toEqual(before);
  }

  const NOT_YOURS = { __typename: 'PermissionDeniedError', code: 'TASK_NOT_YOURS', path: ['taskId'] };

  const soundCompletion = async () => {
    const { id, version } = await scene.task(runId, 'designDisplay');
    return { taskId: id, outcome: 'done', form: { cost: 12_000 }, expectedVersion: version };
  };

  describe('when one is completed', () => {
    it.each<[string, Case]>([
      ['by somebody else', { as: 'buyer', answer: NOT_YOURS, zh: /只有承担人可以处理/ }],
      ['by the lead', { as: 'lead', answer: NOT_YOURS }],
      ['by an admin', { as: 'root', answer: NOT_YOURS }],
      ['by a service', { as: 'service~admin', answer: NOT_YOURS }],
      [
        'without a field that its form needs',
        { with: { form: {} }, answer: { code: 'FIELD_REQUIRED', path: ['form', 'cost'] } },
      ],
      ['without a form', { with: { form: undefined }, answer: { path: ['form', 'cost'] } }],
      [
        'with a field of the wrong type',
        { with: { form: { cost: '12000' } }, answer: { path: ['form', 'cost'] } },
      ],
      ['with a figure out of range', { with: { form: { cost: -1 } }, answer: { path: ['form', 'cost'] } }],
      [
        'with a field that its form does not have',
        { with: { form: { cost: 1, colour: 'red' } }, answer: { path: ['form', 'colour'] } },
      ],
      [
        'with an outcome that it does not have',
        {
          with: { outcome: 'perfect' },
          answer: { code: 'OUTCOME_UNKNOWN', path: ['outcome'] },
          zh: /done, notFeasible/,
        },
      ],
      [
        'with a version that has passed',
        {
          with: { expectedVersion: 9 },
          answer: {
            __typename: 'StaleVersionError',
            code: 'STALE_VERSION',
            currentVersion: 1,
            path: ['expectedVersion'],
          },
        },
      ],
      [
        'that there is not',
        {
          with: { taskId: encodeNodeId('Task', NOWHERE) },
          answer: { __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['taskId'] },
        },
      ],
      [
        'by the id of something else',
        { with: { taskId: encodeNodeId('Run', NOWHERE) }, answer: { code: 'INVALID_ID', path: ['taskId'] } },
      ],
    ])('%s', async (_, refusal) => {
      await expectRefusal('completeTask', await soundCompletion(), refusal);
    });

    it('with several fields wrong: each is told', async () => {
      const { taskId } = await soundCompletion();
      const { userErrors } = await tryMutation(
        scene.test.as('designer').inChinese(),
        'completeTask',
        { taskId, outcome: 'done', form: { cost: -1, colour: 'red' } },
        'task { id }',
      );

      expect(userErrors.map(({ path }) => path.join('.')).toSorted()).toEqual(['form.colour', 'form.cost']);
    });

    it('a second time', async () => {
      const input = await soundCompletion();
      await mutate(scene.test.as('designer'), 'completeTask', input, 'task { id }');

      await expectRefusal('completeTask', input, { answer: { code: 'TASK_CLOSED', path: ['taskId'] } });
    });

    it('after its state was left', async () => {
      const input = await soundCompletion();
      const cancel = { runId, event: 'mall.cancelled' };
      await mutate(scene.test.as('lead'), 'sendRunEvent', cancel, 'run { id }');

      await expectRefusal('completeTask', input, { answer: { code: 'TASK_CLOSED' } });
    });

    it('twice at the same moment: one of the two', async () => {
      const input = await soundCompletion();
      const attempt = () =>
        tryMutation<object>(scene.test.as('designer'), 'completeTask', input, 'task { status }');
      const answers = await Promise.all([attempt(), attempt()]);

      expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
        'TASK_CLOSED',
      ]);
    });

    it('under an idempotency key with other content; with the same, the first answer comes again', async () => {
      const input = { ...(await soundCompletion()), idempotencyKey: 'complete-1' };
      const complete = () =>
        mutate<object>(
          scene.test.as('designer'),
          'completeTask',
          input,
          'task { status version } run { version } openedTasks { key }',
        );
      const first = await complete();

      expect(await complete()).toEqual(first);
      const answer = {
        __typename: 'IdempotencyConflictError',
        code: 'IDEMPOTENCY_CONFLICT',
        path: ['idempotencyKey'],
      };
      await expectRefusal('completeTask', input, { with: { form: { cost: 99 } }, answer });
      await expectRefusal('completeTask', input, { as: 'buyer', answer });
    });

    it('as work although it is an approval', async () => {
      const approval = await openApproval();

      await expectRefusal(
        'completeTask',
        { taskId: approval, outcome: 'approved' },
        {
          as: 'controller',
          answer: { code: 'IS_AN_APPROVAL', path: ['taskId'] },
        },
      );
    });
  });

  async function openApproval(): Promise<string> {
    await scene.complete(runId, 'chooseGoods');
    await scene.complete(runId, 'designDisplay', 'done', { cost: 1 });
    return (await scene.task(runId, 'approveBudget')).id;
  }

  describe('when one is started, claimed, ticked or assigned', () => {
    it.each<[string, string, object, Case]>([
      ['started by somebody else', 'startTask', {}, { as: 'buyer', answer: NOT_YOURS }],
      [
        'claimed although somebody has it',
        'claimTask',
        {},
        { as: 'designer', answer: { code: 'TASK_TAKEN', path: ['taskId'] } },
      ],
      ['ticked by somebody else', 'checkTaskItem', { item: 0 }, { as: 'lead', answer: NOT_YOURS }],
      [
        'ticked where it has no such step',
        'checkTaskItem',
        { item: 7 },
        { answer: { code: 'ITEM_UNKNOWN', path: ['item'] } },
      ],
      ['ticked before its first step', 'checkTaskItem', { item: -1 }, { answer: { code: 'ITEM_UNKNOWN' } }],
      [
        'assigned by a member',
        'assignTask',
        {},
        { answer: { __typename: 'PermissionDeniedError', code: 'NOT_TEAM_LEAD', path: ['taskId'] } },
      ],
      [
        'assigned by the lead of another team',
        'assignTask',
        {},
        { as: 'otherlead', answer: { code: 'NOT_TEAM_LEAD' } },
      ],
      [
        'started with a version that has passed',
        'startTask',
        { expectedVersion: 2 },
        { answer: { code: 'STALE_VERSION' } },
      ],
    ])('%s', async (_, name, input, refusal) => {
      const { id } = await scene.task(runId, 'designDisplay');

      await expectRefusal(name, { taskId: id, ...input }, refusal);
    });

    it('assigned to somebody who is not in the team', async () => {
      const { id } = await scene.task(runId, 'designDisplay');

      for (const assigneeId of [scene.personId('outsider'), encodeNodeId('Person', NOWHERE)]) {
        const answer = { code: 'ASSIGNEE_NOT_IN_TEAM', path: ['assigneeId'] };
        await expectRefusal('assignTask', { taskId: id, assigneeId }, { as: 'lead', answer });
      }
    });

    it('claimed by somebody who does not fill its role', async () => {
      const { id } = await scene.task(runId, 'designDisplay');
      await mutate(scene.test.as('lead'), 'assignTask', { taskId: id, assigneeId: null }, 'task { id }');

      const answer = { __typename: 'PermissionDeniedError', code: 'ROLE_NOT_HELD', path: ['taskId'] };
      await expectRefusal('claimTask', { taskId: id }, { as: 'buyer', answer });
      await expectRefusal('startTask', { taskId: id }, { as: 'designer', answer: NOT_YOURS });
    });

    it('started twice', async () => {
      const { id } = await scene.task(runId, 'designDisplay');
      await mutate(scene.test.as('designer'), 'startTask', { taskId: id }, 'task { id }');

      await expectRefusal(
        'startTask',
        { taskId: id },
        { answer: { code: 'TASK_ALREADY_STARTED', path: ['taskId'] } },
      );
    });
  });

  describe('when one is decided', () => {
    it.each<[string, Case]>([
      [
        'by somebody who may not',
        {
          as: 'buyer',
          answer: { __typename: 'PermissionDeniedError', code: 'ROLE_NOT_HELD', path: ['taskId'] },
        },
      ],
      ['by the lead, while others may', { as: 'lead', answer: { code: 'ROLE_NOT_HELD' } }],
      ['by an admin', { as: 'root', answer: { code: 'ROLE_NOT_HELD' } }],
      [
        'with an outcome that it does not have',
        { with: { outcome: 'maybe' }, answer: { code: 'OUTCOME_UNKNOWN', path: ['outcome'] } },
      ],
      [
        'with reasons that are too long',
        { with: { comment: '因'.repeat(2001) }, answer: { code: 'FIELD_TOO_LONG', path: ['comment'] } },
      ],
      ['with a form that does not fit', { with: { form: { sum: 1 } }, answer: { path: ['form', 'sum'] } }],
    ])('%s', async (_, refusal) => {
      const taskId = await openApproval();

      await expectRefusal(
        'decideApproval',
        { taskId, outcome: 'approved' },
        { as: 'controller', ...refusal },
      );
    });

    it('twice by the same', async () => {
      const input = { taskId: await openApproval(), outcome: 'approved' };
      await mutate(scene.test.as('controller'), 'decideApproval', input, 'task { id }');

      await expectRefusal('decideApproval', input, {
        as: 'controller',
        answer: { code: 'ALREADY_DECIDED', path: ['taskId'] },
        zh: /您已经做过决定/,
      });
    });

    it('by the one whose action asked for it', async () => {
      const design = await scene.task(runId, 'designDisplay');
      const assigneeId = scene.personId('storelead');
      await scene.complete(runId, 'chooseGoods');
      await mutate(scene.test.as('lead'), 'assignTask', { taskId: design.id, assigneeId }, 'task { id }');
      await scene.complete(runId, 'designDisplay', 'done', { cost: 1 });
      const { id } = await scene.task(runId, 'approveBudget');

      await expectRefusal(
        'decideApproval',
        { taskId: id, outcome: 'approved' },
        {
          as: 'storelead',
          answer: { __typename: 'PermissionDeniedError', code: 'OWN_REQUEST', path: ['taskId'] },
        },
      );
    });

    it('although it is no approval', async () => {
      const { id } = await scene.task(runId, 'designDisplay');

      await expectRefusal(
        'decideApproval',
        { taskId: id, outcome: 'done' },
        {
          answer: { code: 'NOT_AN_APPROVAL', path: ['taskId'] },
        },
      );
    });
  });
});
