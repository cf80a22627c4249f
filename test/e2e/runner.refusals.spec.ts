import { randomUUID } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../src/engine/json.js';
import { PermissionDeniedError } from '../../src/platform/domain-error.js';
import { readDefinition } from '../support/builders/playbook-version.builder.js';
import { addEmployee } from '../support/builders/staffed-team.builder.js';
import { end, text, tinyPlaybook, working } from '../support/builders/tiny-playbook.js';
import { type Instruction, person, RunDriver, SYSTEM } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const SHOP: JsonObject = JSON.parse(
  JSON.stringify(readDefinition('test/support/playbooks/pop-up-store/playbook.yaml')),
);
const INPUT = { mall: 'North Mall', budget: 100 };

interface Row {
  readonly behaviour: string;
  readonly instruction: (run: RunDriver) => Promise<Instruction>;
  readonly refusal: JsonObject;
}

async function onGoods(run: RunDriver, rest: JsonObject & { type: string }): Promise<Instruction> {
  const { id, assignee_id: buyer } = await run.task('chooseGoods');
  return { taskId: id, actor: person(buyer ?? ''), ...rest } as unknown as Instruction;
}

async function onDisplay(run: RunDriver, outcome: string, form: JsonObject): Promise<Instruction> {
  const { id, assignee_id: designer } = await run.task('designDisplay');
  return { type: 'completeTask', taskId: id, actor: person(designer ?? ''), outcome, form };
}

function sending(
  name: string,
  payload: JsonObject,
  rest: { expectedVersion?: number } = {},
): Row['instruction'] {
  return async () => ({ type: 'sendEvent', name, payload, ...rest });
}

const COMPLETE = { type: 'completeTask', outcome: 'done', form: {} };

const ROWS: readonly Row[] = [
  {
    behaviour: 'an event that no active state takes, and says which would be',
    instruction: sending('stock.ranOut', { item: 'cup' }),
    refusal: { code: 'EVENT_NOT_TAKEN', detail: { allowedEvents: ['mall.cancelled'] } },
  },
  {
    behaviour: 'an event that the playbook does not declare',
    instruction: sending('mall.burnt', {}),
    refusal: { code: 'UNKNOWN_EVENT', path: ['name'], values: { event: 'mall.burnt' } },
  },
  {
    behaviour: "an event of XState's own",
    instruction: sending('xstate.done.actor.chooseGoods', {}),
    refusal: { code: 'RESERVED_EVENT' },
  },
  {
    behaviour: 'an event that only the chart raises',
    instruction: sending('display.settled', {}),
    refusal: { code: 'RESERVED_EVENT' },
  },
  {
    behaviour: 'a payload that does not fit',
    instruction: sending('stock.ranOut', { item: 7 }),
    refusal: { code: 'PAYLOAD_INVALID', detail: { problems: [{ path: ['payload', 'item'] }] } },
  },
  {
    behaviour: 'an event for a run that has moved on since',
    instruction: sending('mall.cancelled', {}, { expectedVersion: 7 }),
    refusal: { code: 'STALE_VERSION', detail: { currentVersion: 1 } },
  },
  {
    behaviour: 'a form that does not fit, with the path to each trouble',
    instruction: (run) => onDisplay(run, 'done', { cost: -1, colour: 'red' }),
    refusal: {
      code: 'FORM_INVALID',
      detail: { problems: [{ path: ['form', 'colour'] }, { path: ['form', 'cost'] }] },
    },
  },
  {
    behaviour: 'an outcome that the task does not have',
    instruction: (run) => onDisplay(run, 'perfect', { cost: 1 }),
    refusal: { code: 'OUTCOME_UNKNOWN', values: { outcomes: 'done, notFeasible' } },
  },
  {
    behaviour: 'a task that has changed since',
    instruction: (run) => onGoods(run, { ...COMPLETE, expectedVersion: 2 }),
    refusal: { code: 'STALE_VERSION', path: ['expectedVersion'], detail: { currentVersion: 1 } },
  },
  {
    behaviour: "a task that is somebody else's",
    instruction: async (run) => ({ ...(await onGoods(run, COMPLETE)), actor: person(run.team.leadId) }),
    refusal: { code: 'TASK_NOT_YOURS' },
  },
  {
    behaviour: 'to start what somebody else has',
    instruction: async (run) => ({
      ...(await onGoods(run, { type: 'startTask' })),
      actor: person(run.team.leadId),
    }),
    refusal: { code: 'TASK_NOT_YOURS' },
  },
  {
    behaviour: 'to claim what somebody has',
    instruction: (run) => onGoods(run, { type: 'claimTask' }),
    refusal: { code: 'TASK_TAKEN' },
  },
  {
    behaviour: 'to decide what is no approval',
    instruction: (run) => onGoods(run, { type: 'decideApproval', outcome: 'done', comment: '', form: {} }),
    refusal: { code: 'NOT_AN_APPROVAL' },
  },
  {
    behaviour: 'a checklist item that is not there',
    instruction: (run) => onGoods(run, { type: 'checkItem', item: 2, checked: true }),
    refusal: { code: 'ITEM_UNKNOWN', path: ['item'] },
  },
  {
    behaviour: 'an assignee from outside the team',
    instruction: async (run) =>
      onGoods(run, { type: 'assignTask', assigneeId: await addEmployee(run.host.database) }),
    refusal: { code: 'ASSIGNEE_NOT_IN_TEAM' },
  },
  {
    behaviour: 'a task of another run',
    instruction: async (run) => ({ ...(await onGoods(run, COMPLETE)), taskId: randomUUID() }) as Instruction,
    refusal: { code: 'NOT_FOUND', path: ['taskId'] },
  },
  {
    behaviour: 'a KPI that the playbook does not have',
    instruction: async () => ({ type: 'recordKpi', kpi: 'mood', value: 1, note: '' }),
    refusal: { code: 'KPI_UNKNOWN' },
  },
  {
    behaviour: 'a KPI value that is no number',
    instruction: async () => ({ type: 'recordKpi', kpi: 'trialToOrder', value: Number.NaN, note: '' }),
    refusal: { code: 'KPI_VALUE_INVALID' },
  },
  {
    behaviour: 'a text that the database cannot keep',
    instruction: sending('stock.ranOut', { item: 'cup\u0000' }),
    refusal: { code: 'TEXT_INVALID', path: ['payload', 'item'] },
  },
  {
    behaviour: 'half a character',
    instruction: async () => ({ type: 'recordKpi', kpi: 'trialToOrder', value: 1, note: '\uD83D' }),
    refusal: { code: 'TEXT_INVALID', path: ['note'] },
  },
  {
    behaviour: 'data nested without end',
    instruction: async () => ({
      type: 'sendEvent',
      name: 'mall.cancelled',
      payload: { deep: nested(10_000) },
    }),
    refusal: { code: 'DATA_TOO_DEEP', path: ['payload'] },
  },
  {
    behaviour: 'an idempotency key that is too long',
    instruction: async () => ({
      type: 'sendEvent',
      name: 'mall.cancelled',
      payload: {},
      idempotencyKey: 'k'.repeat(201),
    }),
    refusal: { code: 'IDEMPOTENCY_KEY_TOO_LONG' },
  },
];

function nested(levels: number): JsonValue {
  let value: JsonValue = [];
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

function refuse(): never {
  throw new PermissionDeniedError();
}

describe('The runner refuses, and changes nothing,', () => {
  let host: RunnerHost;
  let run: RunDriver;
  let before: unknown;

  beforeAll(async () => {
    host = await createRunnerHost();
    run = await RunDriver.start(host, SHOP, { input: INPUT });
    before = await run.everything();
  });

  it.each(ROWS)('$behaviour', async ({ instruction, refusal }) => {
    await expect(instruction(run).then((asked) => run.execute(asked))).rejects.toMatchObject(refusal);
    expect(await run.everything()).toEqual(before);
  });

  it('what the caller may not do, asked on the locked record', async () => {
    const { id } = await run.task('chooseGoods');
    const seen: unknown[] = [];
    const refused = run.execute({
      type: 'assignTask',
      taskId: id,
      assigneeId: null,
      authorise: (locked, task) => {
        seen.push(locked, task);
        throw new PermissionDeniedError();
      },
    });

    await expect(refused).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    expect(seen).toEqual([
      expect.objectContaining({ id: run.runId, seq: 1, leadId: run.team.leadId, teamId: run.team.teamId }),
      expect.objectContaining({ id, key: 'chooseGoods', holders: run.team.holders['buyer'], deciders: [] }),
    ]);
    expect(await run.everything()).toEqual(before);
  });

  it('a run that there is not', async () => {
    const command = {
      runId: randomUUID(),
      type: 'sendEvent',
      name: 'x',
      payload: {},
      actor: SYSTEM,
    } as const;

    await expect(host.runner.execute(command)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      values: { type: 'Run' },
    });
  });

  it('a start with an input that does not fit, an unknown version, or without permission', async () => {
    const start = {
      playbookVersionId: run.playbook.versionId,
      teamId: run.team.teamId,
      title: 'another',
      input: INPUT,
      actor: SYSTEM,
    };

    await expect(host.runner.start({ ...start, input: { mall: 'x' } })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      detail: { problems: [{ path: ['input', 'budget'] }] },
    });
    await expect(host.runner.start({ ...start, playbookVersionId: randomUUID() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      values: { type: 'PlaybookVersion' },
    });
    await expect(host.runner.start({ ...start, teamId: randomUUID() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(host.runner.start({ ...start, authorise: refuse })).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    expect(await host.database.query('SELECT id FROM run')).toEqual([{ id: run.runId }]);
  });
});

describe('A chart that fails on an event', () => {
  it('leaves the run as it was, and says why', async () => {
    const host = await createRunnerHost();
    const run = await RunDriver.start(
      host,
      tinyPlaybook({
        machine: {
          initial: 'waiting',
          context: { share: 1 },
          states: {
            waiting: {
              ...working('work', 'end'),
              on: {
                'cake.split': { actions: { type: 'set', params: { share: '10 / event.payload.parts' } } },
              },
            },
            end: end(),
          },
        },
        more: {
          events: {
            'cake.split': {
              title: text('split'),
              payload: {
                type: 'object',
                properties: { parts: { type: 'integer', titles: text('parts') } },
              },
            },
          },
        },
      }),
    );
    const before = await run.run();

    await expect(run.send('cake.split', { parts: 0 })).rejects.toMatchObject({
      code: 'CHART_FAULT',
      detail: {
        problems: [
          { code: 'CHART_FAULT', message: { en: expect.stringContaining('10 / event.payload.parts') } },
        ],
      },
    });
    expect((await run.run()).states).toEqual(before.states);
    expect(await run.events()).toEqual(['run.started', 'incident.opened']);
    expect(await run.incidents()).toEqual([{ cause: 'CHART_FAULT', resolved_at: null }]);
    await run.send('cake.split', { parts: 2 });
    expect(await run.problems()).toEqual([]);
  });
});
