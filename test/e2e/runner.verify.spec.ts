import type { Database } from '../../src/platform/database/database.js';
import { readDefinition } from '../support/builders/playbook-version.builder.js';
import { titled, tinyPlaybook, working } from '../support/builders/tiny-playbook.js';
import { RunDriver, SYSTEM } from '../support/run-driver.js';
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
    expect(await host.verifier.replayRun(run.runId)).toEqual({
      runId: run.runId,
      events: 3,
      problems: [],
      seq: null,
      expired: false,
    });
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
    ['the head of the chain', `UPDATE run SET head = decode('00', 'hex') WHERE id = $1`],
    [
      'the tasks',
      `INSERT INTO task (run_id, id, invocation, task_key, kind, state, role_keys, department_key, status, input,
         effort_minutes, opened_at, opened_seq, closed_at, closed_seq)
       SELECT run_id, gen_random_uuid(), invocation, task_key, kind, state, role_keys, department_key, 'withdrawn', input,
         effort_minutes, opened_at, opened_seq, now(), 3 FROM task WHERE run_id = $1 LIMIT 1`,
    ],
    ['the tasks', `UPDATE task SET outcome = 'other' WHERE run_id = $1 AND status = 'completed'`],
    ['the observations', 'UPDATE kpi_observation SET value = 4 WHERE run_id = $1'],
    ['the observations', 'DELETE FROM kpi_observation WHERE run_id = $1'],
    [
      'the decisions',
      `INSERT INTO approval_decision (run_id, task_id, person_id, outcome, form, at)
       SELECT run_id, id, gen_random_uuid(), 'yes', '{}', now() FROM task WHERE run_id = $1 LIMIT 1`,
    ],
    [
      'the calls',
      `INSERT INTO service_call (run_id, id, service_key, state, status, request, requested_at, requested_seq)
       VALUES ($1, gen_random_uuid(), 'erp', '', 'answered', '{}', now(), 2)`,
    ],
    [
      'the times at which its states were entered',
      `UPDATE run SET entered_at = array_fill(now(), ARRAY[cardinality(entered_at)]) WHERE id = $1`,
    ],
    [
      'the incidents',
      `INSERT INTO incident (run_id, id, cause, message_zh, message_en, detail, opened_at)
       VALUES ($1, gen_random_uuid(), 'ZOMBIE', '-', '-', '{}', now())`,
    ],
    ['the timers', `INSERT INTO timer VALUES ($1, 'after.P3D.nowhere', 'nowhere', now(), 1)`],
  ])('finds what was tampered with: %s', async (what, statement) => {
    await run.rows(statement);

    expect((await run.problems())[0]).toMatch(new RegExp(`^${what} differs? from the log$`));
  });

  it.each([
    [
      'an event that was added',
      `INSERT INTO run_event SELECT run_id, 4, type, moves, '{"invocation": "chooseGoods", "outcome": "done"}', actor_kind,
         actor_id, at, from_states, to_states, effects FROM run_event WHERE run_id = $1 AND seq = 2`,
      'event 4 is refused: No open task has the invocation chooseGoods',
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

  it.each([
    [
      'a payload that the chart does not look into',
      `UPDATE run_event SET payload = replace(payload::text, '"note":""', '"note":"!"')::json WHERE run_id = $1 AND seq = 3`,
      3,
      'event 3 is not what was chained: its hash is another',
    ],
    [
      'who did it',
      `UPDATE run_event SET actor_id = gen_random_uuid()::text, actor_kind = 'service' WHERE run_id = $1 AND seq = 1`,
      1,
      'event 1 is not what was chained: its hash is another',
    ],
    [
      'a hash',
      `UPDATE run_event SET hash = decode('00', 'hex') WHERE run_id = $1 AND seq = 2`,
      2,
      'event 2 is not what was chained: its hash is another',
    ],
    [
      'a hash that is gone',
      'UPDATE run_event SET hash = NULL WHERE run_id = $1 AND seq = 3',
      3,
      'event 3 is not what was chained: its hash is another',
    ],
    [
      'an event that is gone',
      'DELETE FROM run_event WHERE run_id = $1 AND seq = 2',
      2,
      'event 2 is missing from the log',
    ],
    [
      'the last event gone',
      'DELETE FROM run_event WHERE run_id = $1 AND seq = 3',
      null,
      'the sequence number differs from the log',
    ],
    ['a log that is gone', 'DELETE FROM run_event WHERE run_id = $1', 1, 'the log is empty'],
  ])('finds in the log what was changed: %s', async (_what, statement, seq, problem) => {
    await tamper(host.database, run.runId, statement);

    const { problems, ...found } = await host.verifier.replayRun(run.runId);
    expect(problems[0]?.message.en).toBe(problem);
    expect(found.seq).toBe(seq);
  });

  it('takes the first events of a log as they are where they were logged before logs were chained', async () => {
    await tamper(host.database, run.runId, 'UPDATE run_event SET hash = NULL WHERE run_id = $1');
    await run.rows('UPDATE run SET head = NULL WHERE id = $1');
    expect(await run.problems()).toEqual([]);
    await createdAnew(host).then((other) => other.runner.execute({ ...note, runId: run.runId }));

    expect(await run.problems()).toEqual([]);
    await tamper(host.database, run.runId, 'UPDATE run_event SET hash = NULL WHERE run_id = $1 AND seq = 4');
    expect(await run.problems()).toEqual(['the head of the chain differs from the log']);
  });

  it('tells of a run that waits for nothing without an incident', async () => {
    const still = tinyPlaybook({
      machine: { initial: 'working', states: { working: working('work', 'rest'), rest: titled('rest') } },
    });
    const resting = await RunDriver.start(host, still);
    await resting.complete('work');
    expect(await resting.problems()).toEqual([]);
    await resting.rows('DELETE FROM incident WHERE run_id = $1');

    expect(await resting.problems()).toEqual(['it waits for nothing, and no incident says so']);
  });

  it('refuses a run that there is not', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';

    await expect(host.verifier.replayRun(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

const note = { type: 'recordKpi', kpi: 'trialToOrder', value: 1, note: 'later', actor: SYSTEM } as const;

/** A process that has read nothing of the run yet. */
function createdAnew(host: RunnerHost): Promise<RunnerHost> {
  return createRunnerHost(host);
}

/** Changes the log as only somebody can who owns the database. */
async function tamper(database: Database, runId: string, statement: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(`SET LOCAL session_replication_role = 'replica'`);
    await tx.query(statement, [runId]);
  });
}
