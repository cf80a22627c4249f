import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { buildTeam } from '../support/builders/team.builder.js';
import { fingerprintRuns } from '../support/fingerprint-runs.js';
import { mutate, tryMutation, type AnyUserError } from '../support/mutate.js';
import { createPopUpScene, POP_UP_INPUT, type PopUpScene } from '../support/pop-up-scene.js';

const NOWHERE = '01957a6e-0000-7000-8000-000000000000';

/** A refusal as a test describes it: what differs from a sound request, who asks, and what is answered. */
interface Case {
  readonly as?: string;
  readonly with: object;
  readonly answer: Partial<AnyUserError>;
  readonly zh?: RegExp;
}

describe('What runs refuse', () => {
  let scene: PopUpScene;
  let runId: string;

  beforeAll(async () => {
    scene = await createPopUpScene();
    runId = await scene.start();
    await scene.complete(runId, 'chooseGoods');
  });

  /** The user errors of a mutation in Chinese, and that it left nothing behind. */
  async function refuse(name: string, as: string, input: object): Promise<AnyUserError[]> {
    const before = await fingerprintRuns(scene.test.database);
    const client = scene.test.as(as).inChinese();
    const payload = await tryMutation<{ run: unknown }>(client, name, input, 'run { id }');

    expect(payload.run).toBeNull();
    expect(await fingerprintRuns(scene.test.database)).toEqual(before);
    return payload.userErrors;
  }

  async function expectRefusal(name: string, sound: object, { as = 'lead', with: change, answer, zh }: Case) {
    const errors = await refuse(name, as, { ...sound, ...change });

    expect(errors).toEqual([expect.objectContaining(answer)]);
    expect(errors[0]?.message).toMatch(zh ?? /[\u4e00-\u9fff]/);
  }

  const soundStart = () => ({ teamId: scene.teamId, playbookKey: scene.playbookKey, input: POP_UP_INPUT });

  const soundEvent = () => ({ runId, event: 'mall.cancelled' });

  const soundReport = () => ({ runId, kpi: 'trialToOrder', value: 8 });

  describe('at the start', () => {
    it.each<[string, Case]>([
      [
        'somebody who does not lead the team',
        {
          as: 'buyer',
          with: {},
          answer: { __typename: 'PermissionDeniedError', code: 'NOT_RUN_STARTER', path: ['teamId'] },
          zh: /只有该项目组的负责人可以启动执行/,
        },
      ],
      ['the lead of another team', { as: 'otherlead', with: {}, answer: { code: 'NOT_RUN_STARTER' } }],
      ['an executive', { as: 'chief', with: {}, answer: { code: 'NOT_RUN_STARTER' } }],
      [
        'a service that is no administrators’',
        { as: 'service~lead', with: {}, answer: { code: 'NOT_RUN_STARTER' } },
      ],
      ['an id of nothing', { with: { teamId: 'x' }, answer: { code: 'INVALID_ID', path: ['teamId'] } }],
      [
        'the id of something else',
        { with: { teamId: encodeNodeId('Run', NOWHERE) }, answer: { code: 'INVALID_ID', path: ['teamId'] } },
      ],
      [
        'a team that there is not',
        {
          with: { teamId: encodeNodeId('Team', NOWHERE) },
          answer: { __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['teamId'] },
        },
      ],
      [
        'a playbook that there is not',
        { with: { playbookKey: 'nothing' }, answer: { code: 'NOT_FOUND', path: ['playbookKey'] } },
      ],
      [
        'a version that there is not',
        { with: { version: 7 }, answer: { code: 'NOT_FOUND', path: ['version'] } },
      ],
      ['a title of blanks', { with: { title: '  ' }, answer: { code: 'FIELD_REQUIRED', path: ['title'] } }],
      [
        'a title that is too long',
        { with: { title: '长'.repeat(201) }, answer: { code: 'FIELD_TOO_LONG', path: ['title'] } },
      ],
      [
        'an input without a field that is needed',
        { with: { input: { budget: 1 } }, answer: { code: 'FIELD_REQUIRED', path: ['input', 'mall'] } },
      ],
      [
        'an input of the wrong type',
        { with: { input: { mall: '万象城', budget: 'much' } }, answer: { path: ['input', 'budget'] } },
      ],
      [
        'an input with a field that nobody asked for',
        { with: { input: { ...POP_UP_INPUT, colour: 'red' } }, answer: { path: ['input', 'colour'] } },
      ],
      [
        'an empty idempotency key',
        {
          with: { idempotencyKey: '' },
          answer: { code: 'IDEMPOTENCY_KEY_TOO_LONG', path: ['idempotencyKey'] },
        },
      ],
    ])('%s', async (_, refusal) => {
      await expectRefusal('startRun', soundStart(), refusal);
    });

    it('a team that does not fill all roles, naming those it lacks', async () => {
      const { test, people, playbookKey } = scene;
      const members = ['storelead', 'designer'].map((login) => ({
        personId: people.get(login) ?? '',
        roles: [login === 'designer' ? 'designer' : 'storeLead'],
      }));
      // The buyer has left the team, and the controller is there without the role.
      members.push({ personId: people.get('controller') ?? '', roles: [] });
      const gone = { personId: people.get('buyer') ?? '', roles: ['buyer'], to: '2026-03-01' };
      const team = await buildTeam(test.database, {
        leadId: people.get('lead') ?? '',
        members: [...members, gone],
        playbookKey,
      });

      await expectRefusal('startRun', soundStart(), {
        with: { teamId: encodeNodeId('Team', team.id) },
        answer: {
          __typename: 'RolesNotFilledError',
          code: 'ROLES_NOT_FILLED',
          missingRoles: ['buyer', 'controller'],
          path: ['teamId'],
        },
        zh: /选品.*财务/,
      });
    });

    it('a team of one department that fills all roles by itself', async () => {
      const { test, people, playbookKey } = scene;
      const roles = ['storeLead', 'designer', 'buyer', 'controller'];
      const team = await buildTeam(test.database, {
        leadId: people.get('lead') ?? '',
        members: [{ personId: people.get('storelead') ?? '', roles }],
        playbookKey,
      });

      await expectRefusal('startRun', soundStart(), {
        with: { teamId: encodeNodeId('Team', team.id) },
        answer: { code: 'ROLES_NOT_FILLED', missingRoles: ['designer', 'buyer', 'controller'] },
      });
    });

    it('a team that was disbanded', async () => {
      const { test, people } = scene;
      const disbandedAt = '2026-02-01T00:00:00Z';
      const team = await buildTeam(test.database, { leadId: people.get('lead') ?? '', disbandedAt });

      await expectRefusal('startRun', soundStart(), {
        with: { teamId: encodeNodeId('Team', team.id) },
        answer: { code: 'TEAM_DISBANDED', path: ['teamId'] },
      });
    });

    it('an idempotency key that was used with other content; with the same, it gives the same run again', async () => {
      const once = { ...soundStart(), title: 'Once', idempotencyKey: 'start-1' };
      const start = () =>
        mutate<{ run: { id: string } }>(scene.test.as('lead'), 'startRun', once, 'run { id }');
      const [first, second] = await Promise.all([start(), start()]);

      expect(second.run.id).toBe(first.run.id);
      await expectRefusal('startRun', once, {
        with: { title: 'Twice' },
        answer: {
          __typename: 'IdempotencyConflictError',
          code: 'IDEMPOTENCY_CONFLICT',
          path: ['idempotencyKey'],
        },
      });
    });
  });

  describe('of events', () => {
    it.each<[string, Case]>([
      [
        'one that no state takes now, listing those it does take',
        {
          with: { event: 'stock.ranOut', payload: { item: '香薰' } },
          answer: {
            __typename: 'TransitionNotAllowedError',
            code: 'EVENT_NOT_TAKEN',
            path: ['event'],
            allowedEvents: ['mall.cancelled'],
          },
          zh: /stock\.ranOut/,
        },
      ],
      [
        'one that is not declared',
        { with: { event: 'store.burnt' }, answer: { code: 'UNKNOWN_EVENT', path: ['event'] } },
      ],
      [
        'one of XState’s own names',
        { with: { event: 'xstate.done.state.x' }, answer: { code: 'RESERVED_EVENT', path: ['event'] } },
      ],
      [
        'one that the chart raises itself',
        { with: { event: 'display.settled' }, answer: { code: 'RESERVED_EVENT' } },
      ],
      [
        'a payload that does not fit',
        {
          with: { event: 'stock.ranOut', payload: { item: 7 } },
          answer: { path: ['payload', 'item'] },
        },
      ],
      [
        'somebody who may not send it',
        {
          as: 'designer',
          with: { event: 'stock.ranOut', payload: { item: '香薰' } },
          answer: { __typename: 'PermissionDeniedError', code: 'NOT_EVENT_SENDER', path: ['event'] },
        },
      ],
      ['somebody of another team', { as: 'outsider', with: {}, answer: { code: 'NOT_EVENT_SENDER' } }],
      [
        'a run that has moved on since',
        {
          with: { expectedVersion: 1 },
          answer: {
            __typename: 'StaleVersionError',
            code: 'STALE_VERSION',
            currentVersion: 2,
            path: ['expectedVersion'],
          },
        },
      ],
      [
        'a run that there is not',
        { with: { runId: encodeNodeId('Run', NOWHERE) }, answer: { code: 'NOT_FOUND', path: ['runId'] } },
      ],
      ['an id of nothing', { with: { runId: '' }, answer: { code: 'INVALID_ID', path: ['runId'] } }],
      [
        'an idempotency key that is too long',
        { with: { idempotencyKey: 'k'.repeat(201) }, answer: { code: 'IDEMPOTENCY_KEY_TOO_LONG' } },
      ],
      [
        'a text that no database can keep',
        {
          with: { event: 'stock.ranOut', payload: { item: 'a\u0000b' } },
          answer: { code: 'TEXT_INVALID', path: ['payload', 'item'] },
        },
      ],
    ])('%s', async (_, refusal) => {
      await expectRefusal('sendRunEvent', soundEvent(), refusal);
    });
  });

  describe('of KPIs', () => {
    it.each<[string, Case]>([
      [
        'one that the playbook has not',
        { with: { kpi: 'profit' }, answer: { code: 'KPI_UNKNOWN', path: ['kpi'] } },
      ],
      [
        'somebody without a role in the run',
        {
          as: 'outsider',
          with: {},
          answer: { __typename: 'PermissionDeniedError', code: 'NOT_KPI_REPORTER', path: ['runId'] },
        },
      ],
      [
        'a note that is too long',
        { with: { note: '注'.repeat(1001) }, answer: { code: 'FIELD_TOO_LONG', path: ['note'] } },
      ],
    ])('%s', async (_, refusal) => {
      await expectRefusal('recordKpi', soundReport(), refusal);
    });

    it('the same idempotency key with another value; with the same, it is reported once', async () => {
      const once = { ...soundReport(), runId: await scene.start(), value: 3, idempotencyKey: 'kpi-1' };
      const report = () =>
        mutate<{ run: { version: number } }>(scene.test.as('buyer'), 'recordKpi', once, 'run { version }');

      expect((await report()).run.version).toBe(2);
      expect((await report()).run.version).toBe(2);
      await expectRefusal('recordKpi', once, {
        as: 'buyer',
        with: { value: 4 },
        answer: { code: 'IDEMPOTENCY_CONFLICT', path: ['idempotencyKey'] },
      });
    });
  });

  it('anything after the end of the run', async () => {
    const ended = await scene.start();
    await mutate(
      scene.test.as('lead'),
      'sendRunEvent',
      { runId: ended, event: 'mall.cancelled' },
      'run { id }',
    );
    await scene.complete(ended, 'retrospective', 'done', { lesson: '先谈退租条款' });

    for (const [name, input] of [
      ['sendRunEvent', { runId: ended, event: 'mall.cancelled' }],
      ['recordKpi', { runId: ended, kpi: 'trialToOrder', value: 1 }],
    ] as const) {
      await expectRefusal(name, input, { with: {}, answer: { code: 'RUN_ENDED' } });
    }
  });
});
