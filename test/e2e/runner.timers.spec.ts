import type { JsonObject } from '../../src/engine/json.js';
import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { person, RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const DAY = 86_400_000;

/** Escalates `work` a day after it was opened, and gives it up after a year. */
const DEADLINE = tinyPlaybook({
  machine: {
    initial: 'working',
    states: {
      working: working('work', 'end', {
        after: {
          P1D: {
            actions: { type: 'escalate', params: { to: 'lead', task: 'work', message: text('late') } },
          },
          P1Y: 'end',
        },
      }),
      end: end(),
    },
  },
});

/** Goes round and round between two states, an hour in each. */
const CLOCKWORK = tinyPlaybook({
  machine: {
    initial: 'running',
    states: {
      running: {
        ...working('work', 'end'),
        initial: 'tick',
        states: {
          tick: { ...titled('tick'), after: { PT1H: 'tock' } },
          tock: { ...titled('tock'), after: { PT1H: 'tick' } },
        },
      },
      end: end(),
    },
  },
});

/** Its timer needs what its context does not have. */
const FAULTY = tinyPlaybook({
  machine: {
    initial: 'working',
    context: { parts: 0, share: 1 },
    states: {
      working: working('work', 'end', {
        after: { PT1H: { actions: { type: 'set', params: { share: '10 / context.parts' } } } },
      }),
      end: end(),
    },
  },
});

describe('A timer', () => {
  let host: RunnerHost;
  let other: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
    other = await createRunnerHost(host);
  });

  /** Ends what the earlier tests left, so that each sees its own timers only. */
  beforeEach(() => host.database.query('DELETE FROM timer'));

  function advance(milliseconds: number): void {
    host.clock.advance(milliseconds);
    other.clock.advanceTo(host.clock.now());
  }

  it('does not fire a moment early, and fires at its time, once', async () => {
    const run = await RunDriver.start(host, DEADLINE);
    advance(DAY - 1);
    expect(await host.runner.fireDueTimers()).toBe(0);
    advance(1);

    expect(await host.runner.fireDueTimers()).toBe(1);
    expect(await host.runner.fireDueTimers()).toBe(0);
    expect(await run.events()).toEqual(['run.started', 'timer.fired']);
    expect(await run.task('work')).toMatchObject({ escalated_at: host.clock.now(), status: 'open' });
    const [note] = await run.rows<{ person_id: string; task_id: string }>(
      `SELECT person_id, task_id FROM notification WHERE run_id = $1 AND kind = 'escalation'`,
    );
    expect(note).toEqual({ person_id: run.team.leadId, task_id: (await run.task('work')).id });
    expect(await run.problems()).toEqual([]);
  });

  it('may lie a year ahead', async () => {
    const run = await RunDriver.start(host, DEADLINE);
    const [, last] = await run.timers();
    expect(last?.due_at.toISOString().slice(0, 4)).toBe('2027');
    advance(366 * DAY);

    expect(await host.runner.fireDueTimers()).toBe(2);
    expect(await run.run()).toMatchObject({ status: 'completed' });
    expect(await run.task('work')).toMatchObject({ status: 'withdrawn' });
    expect(await run.problems()).toEqual([]);
  });

  it('does not fire when its state was left before, though it was due by then', async () => {
    const run = await RunDriver.start(host, DEADLINE);
    advance(DAY);
    await run.complete('work');

    expect(await host.runner.fireDueTimers()).toBe(0);
    expect(await run.events()).toEqual(['run.started', 'task.closed']);
  });

  it('fires once when several processes try at the same moment', async () => {
    const runs = await Promise.all(Array.from({ length: 5 }, () => RunDriver.start(host, DEADLINE)));
    advance(DAY);
    const fired = await Promise.all([host, other, host, other].map(({ runner }) => runner.fireDueTimers()));

    expect(fired.reduce((sum, count) => sum + count, 0)).toBe(5);
    for (const run of runs) expect(await run.events()).toEqual(['run.started', 'timer.fired']);
  });

  it('fires once after a long stop, late but without a burst of all that was missed', async () => {
    const run = await RunDriver.start(host, CLOCKWORK);
    advance(100 * DAY);

    expect(await host.runner.fireDueTimers()).toBe(1);
    expect(await host.runner.fireDueTimers()).toBe(0);
    const [next] = await run.timers();
    expect(next?.due_at).toEqual(new Date(host.clock.now().getTime() + 3_600_000));
    expect(await run.problems()).toEqual([]);
  });

  it('fires in the order of due times over all runs, no more at once than asked for', async () => {
    const first = await RunDriver.start(host, CLOCKWORK);
    advance(60_000);
    const second = await RunDriver.start(host, CLOCKWORK);
    advance(DAY);

    expect(await host.runner.fireDueTimers(1)).toBe(1);
    expect([await first.events(), await second.events()].map(({ length }) => length)).toEqual([2, 1]);
    expect(await host.runner.fireDueTimers(1)).toBe(1);
    expect(await second.events()).toHaveLength(2);
  });

  it('that its chart fails on is set aside with an incident, and neither spins nor holds up the others', async () => {
    const faulty = await RunDriver.start(host, FAULTY);
    const sound = await RunDriver.start(host, CLOCKWORK);
    advance(DAY);

    expect(await host.runner.fireDueTimers()).toBe(1);
    expect(await host.runner.fireDueTimers()).toBe(0);
    expect(await sound.events()).toHaveLength(2);
    expect(await faulty.events()).toEqual(['run.started', 'incident.opened']);
    expect(await faulty.timers()).toEqual([expect.objectContaining({ parked_at: host.clock.now() })]);
    const [incident, ...more] = await faulty.rows<{ cause: string; message_en: string; detail: JsonObject }>(
      'SELECT cause, message_en, detail FROM incident WHERE run_id = $1',
    );
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ cause: 'TIMER_FAILED', detail: { code: 'CHART_FAULT' } });
    expect(incident?.message_en).toContain('10 / context.parts');

    const { assignee_id: worker } = await faulty.task('work');
    const { id: taskId } = await faulty.task('work');
    await faulty.execute({
      type: 'completeTask',
      taskId,
      outcome: 'done',
      form: {},
      actor: person(worker ?? ''),
    });
    expect(await faulty.timers()).toEqual([]);
    expect(await faulty.problems()).toEqual([]);
  });
});
