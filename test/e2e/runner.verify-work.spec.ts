import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { person, RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const NEEDS_A_FIGURE = { type: 'when', params: { cel: 'kpis.sales > 0.0' } };

/** A state of a parallel chart with one state of its own. */
function region(name: string, state: object): object {
  return { ...titled(name), initial: 'first', states: { first: state, end: end() } };
}

/** Work that is ticked off, a vote of two, and a guard that fails for want of a figure. */
const PLAYBOOK = tinyPlaybook({
  tasks: {
    work: { checklist: [text('first'), text('second')] },
    accept: {
      outcomes: { yes: { title: text('yes') }, no: { title: text('no') } },
      decisions: 2,
    },
  },
  more: {
    kpis: { sales: { title: text('sales'), unit: 'k', direction: 'increase', baseline: 0, target: 1 } },
    events: { 'sales.opened': { title: text('go'), senders: ['worker'] } },
  },
  machine: JSON.parse(
    JSON.stringify({
      type: 'parallel',
      ...titled('all'),
      states: {
        one: region('one', working('work', 'end')),
        two: region('two', {
          ...titled('asking'),
          invoke: { src: 'approval', id: 'accept', input: { task: 'accept' }, onDone: 'end' },
        }),
        three: region('three', {
          ...titled('waiting'),
          after: { P1D: { target: 'end', guard: NEEDS_A_FIGURE } },
          on: { 'sales.opened': { target: 'end', guard: NEEDS_A_FIGURE } },
        }),
      },
    }),
  ),
});

const WORK = 'who has the task work, how far it is, or its form differs from the log';
const DECISIONS = 'the decisions differ from the log';
const TIMERS = 'the timers differ from the log';
const INCIDENTS = 'the incidents differ from the log';

describe('Verifying what was done in a run', () => {
  let host: RunnerHost;
  let run: RunDriver;

  beforeAll(async () => {
    host = await createRunnerHost(undefined, { cachedRuns: 0 });
  });

  beforeEach(async () => {
    run = await RunDriver.start(host, PLAYBOOK, { counts: { worker: 3 } });
    const { id, assignee_id: assigneeId } = await run.task('work');
    const actor = person(assigneeId ?? '');
    await run.execute({ type: 'checkItem', taskId: id, item: 1, checked: true, actor });
    await run.execute({ type: 'startTask', taskId: id, actor });
    host.clock.advance(2 * 86_400_000);
    await host.runner.fireDueTimers();
    await run.send('sales.opened').catch(() => undefined);
    await run.send('sales.opened').catch(() => undefined);
    await run.decide('accept', run.team.holders['worker']?.[1] ?? '', 'yes');
  });

  it('finds nothing where all is as it was done', async () => {
    expect((await run.incidents()).map(({ cause }) => cause)).toEqual(
      expect.arrayContaining(['CHART_FAULT', 'TIMER_FAILED']),
    );
    expect(await run.problems()).toEqual([]);
  });

  it.each([
    [WORK, `UPDATE task SET assignee_id = gen_random_uuid() WHERE run_id = $1 AND task_key = 'work'`],
    [WORK, `UPDATE task SET checked_items = '{0}' WHERE run_id = $1 AND task_key = 'work'`],
    [WORK, `UPDATE task SET status = 'open', started_at = NULL WHERE run_id = $1 AND task_key = 'work'`],
    [DECISIONS, `UPDATE approval_decision SET outcome = 'no' WHERE run_id = $1`],
    [DECISIONS, `UPDATE approval_decision SET comment = 'well' WHERE run_id = $1`],
    [DECISIONS, `UPDATE approval_decision SET person_id = gen_random_uuid() WHERE run_id = $1`],
    [DECISIONS, `UPDATE approval_decision SET form = '{"a": 1}' WHERE run_id = $1`],
    [TIMERS, `UPDATE timer SET parked_at = NULL WHERE run_id = $1`],
    [TIMERS, `UPDATE timer SET held = true WHERE run_id = $1`],
    [INCIDENTS, `DELETE FROM incident WHERE run_id = $1 AND cause = 'CHART_FAULT'`],
    [
      INCIDENTS,
      `UPDATE incident SET detail = detail || '{"count": 9}' WHERE run_id = $1 AND cause = 'CHART_FAULT'`,
    ],
    [INCIDENTS, `UPDATE incident SET detail = detail || '{"about": "stop"}' WHERE run_id = $1`],
    [INCIDENTS, `UPDATE incident SET resolved_at = now(), resolution = 'resolved' WHERE run_id = $1`],
    [
      INCIDENTS,
      `UPDATE incident SET resolved_at = opened_at, resolution = 'gone' WHERE run_id = $1 AND cause = 'TIMER_FAILED'`,
    ],
  ])('finds that %s: %s', async (problem, statement) => {
    await run.rows(statement);

    expect((await run.problems())[0]).toBe(problem);
  });

  it('finds an incident open that was closed', async () => {
    const [incident] = await run.rows<{ id: string }>(
      `SELECT id FROM incident WHERE run_id = $1 AND cause = 'CHART_FAULT'`,
    );
    await run.execute({ type: 'resolveIncident', incidentId: incident?.id ?? '', note: 'no matter' });
    expect(await run.problems()).toEqual([]);
    await run.rows(
      `UPDATE incident SET resolved_at = NULL, resolution = NULL WHERE run_id = $1 AND cause = 'CHART_FAULT'`,
    );

    expect(await run.problems()).toEqual([INCIDENTS]);
  });
});
