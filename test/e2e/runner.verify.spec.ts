import { readDefinition } from '../support/builders/playbook-version.builder.js';
import { RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const SHOP = JSON.parse(JSON.stringify(readDefinition('test/support/playbooks/pop-up-store/playbook.yaml')));

describe('Verifying a run', () => {
  let host: RunnerHost;
  let run: RunDriver;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  beforeEach(async () => {
    run = await RunDriver.start(host, SHOP, { input: { mall: 'North Mall', budget: 100 } });
    await run.complete('chooseGoods');
    await run.observe('trialToOrder', 3);
  });

  it('finds nothing in a run that is as its log says', async () => {
    expect(await host.verifier.replayRun(run.runId)).toEqual({ runId: run.runId, events: 3, problems: [] });
  });

  it.each([
    [
      'the snapshot',
      `UPDATE run SET snapshot = replace(snapshot::text, '"designs":1', '"designs":2')::json WHERE id = $1`,
    ],
    ['the sequence number', 'UPDATE run SET seq = 2 WHERE id = $1'],
    ['the status', `UPDATE run SET status = 'cancelled', finished_at = now() WHERE id = $1`],
    ['the active states', `UPDATE run SET states = '{open}', entered_at = '{now}' WHERE id = $1`],
    [
      'the live tasks',
      `UPDATE task SET status = 'withdrawn', closed_at = now() WHERE run_id = $1 AND status = 'open'`,
    ],
    ['the timers', `INSERT INTO timer VALUES ($1, 'after.P3D.nowhere', 'nowhere', now(), 1)`],
  ])('finds what was tampered with: %s', async (what, statement) => {
    await run.rows(statement);

    expect(await run.problems()).toEqual([`${what} differ from the log`]);
  });

  it.each([
    [
      'an event that was added',
      `INSERT INTO run_event SELECT run_id, 4, type, moves, '{"invocation": "chooseGoods", "outcome": "done"}', actor_kind,
         actor_id, at, from_states, to_states, effects FROM run_event WHERE run_id = $1 AND seq = 2`,
      'event 4 is refused: No open task has the invocation chooseGoods.',
    ],
    [
      'one that claims other states',
      `INSERT INTO run_event SELECT run_id, 4, type, moves, payload, actor_kind, actor_id, at, '{}', to_states, effects
       FROM run_event WHERE run_id = $1 AND seq = 3`,
      'event 4 says other states than the chart',
    ],
    [
      'one that claims other effects',
      `INSERT INTO run_event SELECT run_id, 4, type, moves, payload, actor_kind, actor_id, at, from_states, to_states,
         '[{"type": "run.done"}]' FROM run_event WHERE run_id = $1 AND seq = 3`,
      'event 4 says other effects than the chart',
    ],
    [
      'a gap',
      `INSERT INTO run_event SELECT run_id, 5, type, moves, payload, actor_kind, actor_id, at, from_states, to_states,
         effects FROM run_event WHERE run_id = $1 AND seq = 3`,
      'event 4 is missing from the log',
    ],
    [
      'one that moved nothing, in other states',
      `INSERT INTO run_event SELECT run_id, 4, 'task.started', false, '{}', actor_kind, actor_id, at, '{}', '{}', '[]'
       FROM run_event WHERE run_id = $1 AND seq = 3`,
      'event 4 says other states than the chart',
    ],
  ])('finds a log that lies: %s', async (_what, statement, problem) => {
    await run.rows(statement);

    expect(await run.problems()).toEqual([problem]);
  });

  it('refuses a run that there is not', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';

    await expect(host.verifier.replayRun(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
