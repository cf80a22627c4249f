import { end, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { person, RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

const PAIR = tinyPlaybook({
  tasks: { mine: { role: 'worker' }, yours: { role: 'other' } },
  machine: {
    initial: 'side',
    states: {
      side: {
        ...titled('side'),
        type: 'parallel',
        states: {
          left: { ...titled('left'), initial: 'open', states: { open: working('mine', 'end'), end: end() } },
          right: {
            ...titled('right'),
            initial: 'open',
            states: { open: working('yours', 'end'), end: end() },
          },
        },
        onDone: 'end',
      },
      end: end(),
    },
  },
  more: {
    roles: {
      worker: { title: { zh: '工', en: 'worker' }, department: 'works' },
      other: { title: { zh: '他', en: 'other' }, department: 'works' },
    },
  },
});

describe('When a person rotates', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  function handOver(personId: string) {
    return host.database.transaction((tx) =>
      host.runner.handOver(tx, { personId, actor: person(personId), reason: 'rotation.started' }),
    );
  }

  it('their live tasks go to the lead of each team, who is told, and each run logs it', async () => {
    const runs = [await RunDriver.start(host, PAIR), await RunDriver.start(host, PAIR)];
    const [first, second] = runs;
    if (!first || !second) throw new Error('two runs');
    const leaving = first.team.holders['worker']?.[0] ?? '';
    const task = await first.task('mine');
    await first.execute({ type: 'startTask', taskId: task.id, actor: person(leaving) });
    const elsewhere = await second.task('mine');
    await host.database.query('UPDATE task SET assignee_id = $1 WHERE id = $2', [leaving, elsewhere.id]);

    const handed = await handOver(leaving);

    expect(handed).toHaveLength(2);
    expect(handed).toContainEqual({ runId: first.runId, taskId: task.id, toPersonId: first.team.leadId });
    expect(handed).toContainEqual({
      runId: second.runId,
      taskId: elsewhere.id,
      toPersonId: second.team.leadId,
    });
    expect(await first.task('mine')).toMatchObject({
      assignee_id: first.team.leadId,
      status: 'open',
      version: 3,
    });
    expect(await first.task('yours')).toMatchObject({
      assignee_id: first.team.holders['other']?.[0],
      version: 1,
    });
    expect(await first.events()).toEqual(['run.started', 'task.started', 'tasks.handedOver']);
    const told = await first.rows(
      `SELECT person_id, task_id FROM notification WHERE run_id = $1 AND kind = 'handover'`,
    );
    expect(told).toEqual([{ person_id: first.team.leadId, task_id: task.id }]);
    for (const run of runs) expect(await run.problems()).toEqual([]);
  });

  it('tasks in a team that they lead stay with them', async () => {
    const run = await RunDriver.start(host, PAIR);
    const { id } = await run.task('mine');
    await run.execute({ type: 'assignTask', taskId: id, assigneeId: run.team.leadId });

    expect(await handOver(run.team.leadId)).toEqual([]);
    expect(await run.events()).toEqual(['run.started', 'task.assigned']);
  });

  it('nothing is handed over where the rotation itself fails', async () => {
    const run = await RunDriver.start(host, PAIR);
    const before = await run.everything();
    const personId = run.team.holders['worker']?.[0] ?? '';
    const failing = host.database.transaction(async (tx) => {
      await host.runner.handOver(tx, { personId, actor: person(personId), reason: 'rotation.ended' });
      throw new Error('no mentor');
    });

    await expect(failing).rejects.toThrow('no mentor');
    expect(await run.everything()).toEqual(before);
  });

  it('two who rotate at the same moment do not stand in each other’s way', async () => {
    const runs = await Promise.all(Array.from({ length: 6 }, () => RunDriver.start(host, PAIR)));
    const [first] = runs;
    const [one, two] = [first?.team.holders['worker']?.[0] ?? '', first?.team.holders['other']?.[0] ?? ''];
    const ids = runs.map(({ runId }) => runId);
    await host.database.query(
      `UPDATE task SET assignee_id = CASE task_key WHEN 'mine' THEN $1::uuid ELSE $2::uuid END WHERE run_id = ANY ($3)`,
      [one, two, ids],
    );
    const [ones, twos] = await Promise.all([handOver(one), handOver(two)]);

    expect([ones.length, twos.length]).toEqual([6, 6]);
    for (const run of runs) expect(await run.problems()).toEqual([]);
  });
});
