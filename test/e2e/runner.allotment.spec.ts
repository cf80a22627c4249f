import { end, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { countStatements } from '../support/count-statements.js';
import { RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

/** Three regions, each with a task for the workers; then one more. */
const REGIONS = tinyPlaybook({
  tasks: { a: {}, b: {}, c: {}, last: {} },
  machine: {
    initial: 'side',
    states: {
      side: {
        ...titled('side'),
        type: 'parallel',
        states: Object.fromEntries(
          ['a', 'b', 'c'].map((task) => [
            task,
            { ...titled(task), initial: 'open', states: { open: working(task, 'end'), end: end() } },
          ]),
        ),
        onDone: 'last',
      },
      last: working('last', 'end', { after: { P1D: 'end' } }),
      end: end(),
    },
  },
});

describe('A new task', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  it('goes to the holder of its role who has the fewest live tasks, those of the same event counted', async () => {
    const run = await RunDriver.start(host, REGIONS, { counts: { worker: 2 } });
    const [first = '', second = ''] = run.team.holders['worker'] ?? [];
    const assignees = (await run.tasks()).map((task) => task.assignee_id);

    expect(assignees).toEqual([first, second, first]);
  });

  it('may go to the one whose last task was just closed', async () => {
    const run = await RunDriver.start(host, REGIONS, { counts: { worker: 2 } });
    const [first = '', second = ''] = run.team.holders['worker'] ?? [];
    const { id } = await run.task('c');
    await run.execute({ type: 'assignTask', taskId: id, assigneeId: second });
    await run.complete('a');
    await run.complete('b');
    await run.complete('c');

    expect(await run.task('last')).toMatchObject({ assignee_id: first, opened_by: second });
  });

  it('for a role that nobody fills is left to nobody, and the lead is told', async () => {
    const run = await RunDriver.start(host, REGIONS, { counts: { worker: 0 } });
    const notes = await run.rows<{ person_id: string }>(
      'SELECT person_id FROM notification WHERE run_id = $1',
    );

    expect((await run.tasks()).map((task) => task.assignee_id)).toEqual([null, null, null]);
    expect(notes).toEqual(Array.from({ length: 3 }, () => ({ person_id: run.team.leadId })));
  });
});

describe('Completing a task', () => {
  it('costs the same few statements however much follows from it', async () => {
    const host = await createRunnerHost();
    const run = await RunDriver.start(host, REGIONS, { counts: { worker: 2 } });
    const [a, b, c] = await run.tasks();
    const complete = (taskId = '') =>
      countStatements(() =>
        run.execute({ type: 'completeTask', taskId, outcome: 'done', form: {}, idempotencyKey: taskId }),
      );
    const little = await complete(a?.id);
    await complete(b?.id);
    host.clock.advance(1_000);
    const much = await complete(c?.id);

    // BEGIN; lock; the key; staff; what ends; notify; COMMIT.
    expect(little.statements.map(verb)).toEqual([
      'BEGIN;',
      'SELECT',
      'SELECT',
      'SELECT',
      'WITH',
      'SELECT',
      'COMMIT',
    ]);
    // What begins; and, a task being for one of several holders, their loads, unless they were counted just now. A timer
    // and a notification cost no more.
    expect(much.statements).toHaveLength(9);
    expect(await run.liveTasks()).toEqual(['last']);
    expect(await run.timers()).toHaveLength(1);
  });
});

function verb(statement: string): string {
  return statement.trim().split(/\s+/, 1)[0] ?? '';
}
