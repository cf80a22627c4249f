import { setTimeout as pause } from 'node:timers/promises';
import type { Receipt } from '../../src/runner/receipt.js';
import type { RunCommand } from '../../src/runner/run-command.js';
import { tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { releaseAfterTests } from '../support/release-after-tests.js';
import { RunDriver, SYSTEM } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';
import { HostProcess, type Moment, NoAnswer } from './host-process.js';

/** Packs box after box, and a clock beside it strikes every second. */
const FACTORY = tinyPlaybook({
  tasks: { pack: {} },
  machine: {
    type: 'parallel',
    context: { packed: 0, strokes: 0 },
    states: {
      belt: {
        ...titled('belt'),
        initial: 'packing',
        states: {
          packing: working('pack', 'packing', {
            invoke: {
              src: 'task',
              id: 'pack',
              input: { task: 'pack' },
              onDone: { target: 'packing', reenter: true, actions: set('packed') },
            },
          }),
        },
      },
      clock: {
        ...titled('clock'),
        initial: 'still',
        states: {
          still: {
            ...titled('still'),
            after: { PT1S: { target: 'still', reenter: true, actions: set('strokes') } },
          },
        },
      },
    },
  },
});

function set(field: string) {
  return { type: 'set', params: { [field]: `context.${field} + 1` } };
}

/** Sends until there is an answer, starting the process again as often as it dies. */
async function insist(host: HostProcess, command: RunCommand): Promise<Receipt> {
  for (;;) {
    await host.start();
    try {
      return await host.execute(command);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }
}

interface Firing {
  readonly seq: number;
  readonly at: Date;
  readonly due: Date;
}

/** When each timer that fired was to fire: what the event before it in the clock's region had set. */
function firingsOf(run: RunDriver): Promise<Firing[]> {
  return run.rows<Firing>(
    `SELECT fired.seq, fired.at, (SELECT (effect ->> 'dueAt')::timestamptz
       FROM run_event e, json_array_elements(e.effects) AS effect
       WHERE e.run_id = fired.run_id AND e.seq < fired.seq AND effect ->> 'type' = 'timer.set'
       ORDER BY e.seq DESC LIMIT 1) AS due
     FROM run_event fired WHERE run_id = $1 AND type = 'timer.fired' ORDER BY seq`,
  );
}

describe('A runner that is killed', () => {
  let observer: RunnerHost;
  let host: HostProcess;

  beforeAll(async () => {
    observer = await createRunnerHost();
    // In this test time is real.
    observer.clock.advanceTo(new Date());
    host = new HostProcess(observer.url);
    releaseAfterTests(() => host.stop());
  });

  it.each<[Moment, boolean]>([
    ['locking', false],
    ['writing', false],
    ['committing', false],
    ['answering', true],
  ])('while %s has the event in its log once when the client repeats it', async (moment, kept) => {
    const run = await RunDriver.start(observer, FACTORY);
    const { id } = await run.task('pack');
    const command: RunCommand = {
      runId: run.runId,
      actor: SYSTEM,
      idempotencyKey: 'k',
      type: 'completeTask',
      taskId: id,
      outcome: 'done',
      form: {},
    };
    await host.start();
    await host.dieWhen(moment);
    await expect(host.execute(command)).rejects.toBeInstanceOf(NoAnswer);
    const closed = (await run.events()).filter((type) => type === 'task.closed');
    expect(closed).toHaveLength(kept ? 1 : 0);

    const receipt = await insist(host, command);
    expect(receipt).toMatchObject({ repeated: kept, taskId: id });
    expect((await run.events()).filter((type) => type === 'task.closed')).toHaveLength(1);
    expect(await run.problems()).toEqual([]);
  });

  it('while it fires a timer fires it once, when it is back', async () => {
    const run = await RunDriver.start(observer, FACTORY);
    await host.start();
    await host.dieWhen('committing');
    await host.dead();
    expect(await firingsOf(run)).toEqual([]);
    await host.start();
    for (let attempt = 0; attempt < 100 && (await firingsOf(run)).length === 0; attempt += 1) await pause(50);
    await host.stop();

    const firings = await firingsOf(run);
    expect(firings.length).toBeGreaterThan(0);
    expect(firings.filter(({ at, due }) => at < due)).toEqual([]);
    expect(await run.problems()).toEqual([]);
  }, 60_000);
});
