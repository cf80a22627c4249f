import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../src/engine/json.js';
import { DeliverMail } from '../../src/runner/together/deliver-mail.js';
import { StartChild, type StartBody } from '../../src/runner/together/start-child.js';
import { fillRole } from '../support/builders/staffed-team.builder.js';
import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { RunDriver } from '../support/run-driver.js';
import {
  childrenOf,
  completeIn,
  onlyChildOf,
  publishAs,
  requireFaithfulRun,
  settle,
  tell,
} from '../support/run-family.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const NUMBER = { type: 'number', titles: text('number') };
const AMOUNT = { type: 'object', properties: { amount: NUMBER }, required: ['amount'] };
const SUM = { type: 'object', properties: { sum: NUMBER }, required: ['sum'] };

/** Takes an amount, lets somebody work, and yields twice the amount. */
const CHILD = tinyPlaybook({
  machine: { initial: 'working', states: { working: working('work', 'end'), end: end() } },
  more: { input: AMOUNT, output: { schema: SUM, values: { sum: 'context.input.amount * 2.0' } } },
});

/** Starts a child, keeps what it yields, and lets somebody work afterwards. */
function parent(playbook: string, child: JsonObject = {}, state: JsonObject = {}): JsonObject {
  return tinyPlaybook({
    machine: {
      initial: 'delegating',
      context: { sum: 0.5, failure: '' },
      states: {
        delegating: {
          ...titled('delegating'),
          invoke: {
            src: 'playbook',
            id: 'helper',
            input: { playbook, input: { amount: '21.0' }, ...child },
            onDone: { target: 'after', actions: { type: 'set', params: { sum: 'event.output.sum' } } },
            ...state,
          },
          on: { 'plan.changed': 'after' },
        },
        after: working('work', 'end'),
        end: end(),
      },
    },
    more: { events: { 'plan.changed': { title: text('changed') } } },
  });
}

const ON_ERROR = {
  onError: { target: 'after', actions: { type: 'set', params: { failure: 'event.error.code' } } },
};

describe('A run that starts another:', () => {
  let host: RunnerHost;
  let key: string;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  beforeEach(async () => {
    key = `child-${randomUUID()}`;
    await publishAs(host, key, CHILD);
  });

  async function contextOf(runId: string): Promise<JsonObject> {
    const [run] = await host.database.query<{ context: JsonObject }>(
      `SELECT snapshot -> 'context' AS context FROM run WHERE id = $1`,
      [runId],
    );
    return run?.context ?? {};
  }

  it('gives it input, waits for it, and goes on with what it yields', async () => {
    const run = await RunDriver.start(host, parent(key));
    expect(await run.incidents()).toEqual([]);
    await settle(host);
    const child = await onlyChildOf(host, run.runId);
    expect(child).toMatchObject({ status: 'running', depth: 1, input: { amount: 21 }, playbook_key: key });
    await completeIn(host, child.id, 'work');
    expect(await run.run()).toMatchObject({ states: ['delegating'] });
    await settle(host);
    expect(await run.run()).toMatchObject({ states: ['after'] });
    expect(await contextOf(run.runId)).toMatchObject({ sum: 42 });
    expect(await onlyChildOf(host, run.runId)).toMatchObject({ status: 'completed', output: { sum: 42 } });
    expect(await run.events()).toEqual(['run.started', 'child.completed']);
    const { kept, stored } = await run.keptAndStored();
    expect(kept).toEqual(stored);
    await run.requireFaithful();
    await requireFaithfulRun(host, child.id);
  });

  it('starts it once, although the process died after the start was committed and before that was noted', async () => {
    const run = await RunDriver.start(host, parent(key));
    const [message] = await host.database.query<{ run_id: string; body: StartBody }>(
      'SELECT run_id, body FROM run_message WHERE run_id IN (SELECT id FROM child_run WHERE run_id = $1)',
      [run.runId],
    );
    expect(message?.body.kind).toBe('start');
    expect(await childrenOf(host, run.runId)).toEqual([]);
    // As if it had died before it could take the message away.
    if (message) await host.app.get(StartChild).start(message.run_id, message.body);
    expect(await childrenOf(host, run.runId)).toHaveLength(1);
    const other = await createRunnerHost(host);
    await settle(other);
    expect(await childrenOf(host, run.runId)).toHaveLength(1);
    expect(await host.database.query('SELECT FROM run_message')).toEqual([]);
    await run.requireFaithful();
  });

  it('hears of its end once, from however many processes', async () => {
    const other = await createRunnerHost(host);
    const run = await RunDriver.start(host, parent(key));
    await settle(other);
    const child = await onlyChildOf(host, run.runId);
    await completeIn(other, child.id, 'work');
    const deliveries = [host, other, host].map((one) => one.app.get(DeliverMail).pass());
    const delivered = await Promise.all(deliveries);
    expect(delivered.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await run.events()).toEqual(['run.started', 'child.completed']);
  });

  it('cancels it when the state that waits is left, even before it was started', async () => {
    const run = await RunDriver.start(host, parent(key));
    await run.send('plan.changed');
    await settle(host);
    expect(await onlyChildOf(host, run.runId)).toMatchObject({ status: 'cancelled' });
    expect(await run.run()).toMatchObject({ states: ['after'], status: 'running' });
    expect(await run.events()).toEqual(['run.started', 'event.sent']);
    await run.requireFaithful();
  });

  it('lets it run on by itself where it says so, and does not hear of its end', async () => {
    const run = await RunDriver.start(host, parent(key, { whenLeft: 'runOn' }));
    await settle(host);
    await run.send('plan.changed');
    await settle(host);
    const child = await onlyChildOf(host, run.runId);
    expect(child.status).toBe('running');
    await completeIn(host, child.id, 'work');
    await settle(host);
    expect(await run.events()).toEqual(['run.started', 'event.sent']);
    await run.complete('work');
    expect(await run.run()).toMatchObject({ status: 'completed' });
    await run.requireFaithful();
  });

  it('passes on its pause, its resumption and its cancellation', async () => {
    const run = await RunDriver.start(host, parent(key));
    await settle(host);
    await run.execute({ type: 'pauseRun', reason: 'holidays' });
    await settle(host);
    expect(await onlyChildOf(host, run.runId)).toMatchObject({ status: 'paused' });
    await run.execute({ type: 'resumeRun', reason: 'back' });
    await settle(host);
    const child = await onlyChildOf(host, run.runId);
    expect(child.status).toBe('running');
    await run.execute({ type: 'cancelRun', reason: 'called off' });
    await settle(host);
    expect(await onlyChildOf(host, run.runId)).toMatchObject({ status: 'cancelled' });
    await run.requireFaithful();
    await requireFaithfulRun(host, child.id);
  });

  it('does not wake what its own people have paused', async () => {
    const run = await RunDriver.start(host, parent(key));
    await settle(host);
    const child = await onlyChildOf(host, run.runId);
    await tell(host, child.id, { type: 'pauseRun', reason: 'our own' });
    await run.execute({ type: 'pauseRun', reason: 'holidays' });
    await run.execute({ type: 'resumeRun', reason: 'back' });
    await settle(host);
    expect(await onlyChildOf(host, run.runId)).toMatchObject({ status: 'paused' });
  });

  it('keeps the end of a child that comes during its pause, and takes it when it goes on', async () => {
    const run = await RunDriver.start(host, parent(key));
    await settle(host);
    const child = await onlyChildOf(host, run.runId);
    await run.execute({ type: 'pauseRun', reason: 'holidays' });
    await completeIn(host, child.id, 'work');
    await settle(host);
    expect(await run.run()).toMatchObject({ status: 'paused', states: ['delegating'] });
    await run.requireFaithful();
    await run.execute({ type: 'resumeRun', reason: 'back' });
    expect(await run.run()).toMatchObject({ states: ['after'] });
    await run.requireFaithful();
  });

  it('has its roles filled by those of the parent, unless the team has named others, or else by the lead', async () => {
    const lent = tinyPlaybook({
      machine: { initial: 'working', states: { working: working('work', 'end'), end: end() } },
      tasks: { work: { role: 'helper' } },
      more: { roles: { helper: { title: text('helper'), department: 'works' } }, input: AMOUNT },
    });
    const [mapped, same, named] = ['mapped', 'same', 'named'].map((one) => `${one}-${randomUUID()}`);
    for (const one of [mapped, same, named]) await publishAs(host, one ?? '', lent);
    const assignee = async (run: RunDriver) => {
      await settle(host);
      const child = await onlyChildOf(host, run.runId);
      const [task] = await host.database.query<{ assignee_id: string }>(
        'SELECT assignee_id FROM task WHERE run_id = $1',
        [child.id],
      );
      return task?.assignee_id;
    };
    const byMapping = await RunDriver.start(host, parent(mapped ?? '', { roles: { helper: 'worker' } }));
    expect(await assignee(byMapping)).toBe(byMapping.team.holders['worker']?.[0]);
    const byLead = await RunDriver.start(host, parent(same ?? ''));
    expect(await assignee(byLead)).toBe(byLead.team.leadId);
    const byTeam = await RunDriver.start(host, parent(named ?? '', { roles: { helper: 'worker' } }));
    const personId = byTeam.team.leadId;
    const { teamId } = byTeam.team;
    await fillRole(host.database, { teamId, playbookKey: named ?? '', role: 'helper', personId });
    expect(await assignee(byTeam)).toBe(personId);
  });

  it('opens an incident when its playbook is missing, which can be tried again once it is there', async () => {
    const missing = `late-${randomUUID()}`;
    const run = await RunDriver.start(host, parent(missing));
    await settle(host);
    expect(await run.incidents()).toEqual([{ cause: 'CHILD_FAILED', resolved_at: null }]);
    await run.requireFaithful();
    await publishAs(host, missing, CHILD);
    const [incident] = await run.rows<{ id: string }>('SELECT id FROM incident WHERE run_id = $1');
    await run.execute({
      type: 'retryIncident',
      incidentId: incident?.id ?? '',
      note: '',
      taskId: null,
      attempt: null,
    });
    await settle(host);
    expect(await onlyChildOf(host, run.runId)).toMatchObject({ status: 'running' });
    expect(await run.incidents()).toMatchObject([{ cause: 'CHILD_FAILED' }]);
    await run.requireFaithful();
  });

  it('takes the failure of a child where it says what then: cancelled, or started with what does not fit', async () => {
    const cancelled = await RunDriver.start(host, parent(key, {}, ON_ERROR));
    await settle(host);
    await tell(host, (await onlyChildOf(host, cancelled.runId)).id, { type: 'cancelRun', reason: 'no' });
    await settle(host);
    expect(await contextOf(cancelled.runId)).toMatchObject({ failure: 'CANCELLED' });
    const misfit = await RunDriver.start(host, parent(key, { input: { amount: '"much"' } }, ON_ERROR));
    await settle(host);
    expect(await contextOf(misfit.runId)).toMatchObject({ failure: 'INPUT_INVALID' });
    await cancelled.requireFaithful();
    await misfit.requireFaithful();
  });

  it('may run itself, down to a limit', async () => {
    const shallow = await createRunnerHost(host, { mostDepth: 3 });
    const itself = `self-${randomUUID()}`;
    await publishAs(host, itself, { ...parent(itself, { input: {} }), key: itself });
    const run = await RunDriver.start(shallow, parent(itself, { input: {} }));
    await settle(shallow);
    const family = await host.database.query<{ id: string; depth: number; causes: string[] }>(
      `SELECT id, depth, ARRAY(SELECT cause FROM incident WHERE run_id = run.id) AS causes
       FROM run WHERE playbook_key = $1 ORDER BY depth`,
      [itself],
    );
    expect(family.map(({ depth }) => depth)).toEqual([1, 2, 3]);
    expect(family.map(({ causes }) => causes)).toEqual([[], [], ['CHILD_FAILED']]);
    await run.execute({ type: 'cancelRun', reason: 'enough' });
    await settle(shallow);
    const live = `SELECT FROM run WHERE playbook_key = $1 AND status = 'running'`;
    expect(await host.database.query(live, [itself])).toEqual([]);
  });

  it('undoes a child that was completed when it is cancelled, where it says how', async () => {
    const undo = { type: 'set', params: { sum: '-1.0 * event.output.sum' } };
    const run = await RunDriver.start(host, parent(key, { compensation: undo }));
    await settle(host);
    await completeIn(host, (await onlyChildOf(host, run.runId)).id, 'work');
    await settle(host);
    await run.execute({ type: 'cancelRun', reason: 'called off' });
    expect(await contextOf(run.runId)).toMatchObject({ sum: -42 });
    await run.requireFaithful();
  });
});
