import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { array, assert, asyncProperty, nat } from 'fast-check';
import type { JsonObject } from '../../src/engine/json.js';
import { readDefinition } from '../support/builders/playbook-version.builder.js';
import { type Answers, sample, walkRandomly } from '../support/random-walk.js';
import { RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const FILES = [...playbooksIn('playbooks'), ...playbooksIn('test/support/playbooks')];

const WALKS = 12;
const MOVES = 45;

describe('Whatever is done to a run', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  it.each(FILES)(
    'replaying its log gives what is stored: %s',
    async (file) => {
      const source: JsonObject = JSON.parse(JSON.stringify(readDefinition(file)));
      const example = exampleOf(file);
      let accepted = 0;
      const choices = array(nat({ max: 1_000_000 }), { minLength: 5, maxLength: MOVES, size: 'max' });
      await assert(
        asyncProperty(choices, async (walk) => {
          const input = example?.input ?? { mall: 'North Mall', budget: 100 };
          const run = await RunDriver.start(host, source, { input });
          accepted += await walkRandomly(run, walk, example?.answers ?? sampledAnswers(run));
          await run.requireFaithful();
          await requireAlive(run);
        }),
        { numRuns: WALKS, seed: 20_260_302, endOnFailure: true },
      );

      // The walks get somewhere: most of what they try is possible.
      expect(accepted).toBeGreaterThan(WALKS * 5);
    },
    120_000,
  );
});

/** In these playbooks a running run always has a task or a timer, or an incident says why it has not. */
async function requireAlive(run: RunDriver): Promise<void> {
  const { status } = await run.run();
  const signs = [await run.liveTasks(), await run.timers(), await run.incidents()].flat();
  const ended = status === 'completed' || status === 'cancelled';
  if (!ended && signs.length === 0) throw new Error('the run has stopped in silence');
  if (ended && (await run.liveTasks()).length > 0) throw new Error('it ended and left tasks open');
}

function sampledAnswers(run: RunDriver): Answers {
  const tasks = Object.entries(run.playbook.definition.tasks);
  return Object.fromEntries(
    tasks.map(([key, { form }]) => [key, { form: sample(form, key.length) as JsonObject }]),
  );
}

function exampleOf(file: string): { input: JsonObject; answers: Answers } | null {
  const path = `${dirname(file)}/run.example.json`;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

function playbooksIn(folder: string): string[] {
  return readdirSync(folder)
    .map((key) => `${folder}/${key}/playbook.yaml`)
    .filter((file) => existsSync(file));
}
