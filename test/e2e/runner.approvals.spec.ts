import type { JsonObject } from '../../src/engine/json.js';
import { fillRole } from '../support/builders/staffed-team.builder.js';
import { end, text, tinyPlaybook, titled, working } from '../support/builders/tiny-playbook.js';
import { person, RunDriver } from '../support/run-driver.js';
import { createRunnerHost, type RunnerHost } from '../support/runner-host.js';

/** `work`, then an approval by `decisions` of the judges, whose outcome names the state the run ends in. */
function withApproval(decisions: number): JsonObject {
  const outcomes = {
    approved: { title: text('approved') },
    revise: { title: text('revise') },
    rejected: { title: text('rejected') },
  };
  return tinyPlaybook({
    tasks: {
      work: { role: 'worker' },
      approve: {
        kind: 'approval',
        role: 'judge',
        decisions,
        outcomes,
        form: { type: 'object', properties: { limit: { type: 'number', titles: text('limit') } } },
      },
    },
    machine: {
      initial: 'working',
      context: { limit: 0 },
      states: {
        working: working('work', 'deciding'),
        deciding: {
          ...titled('deciding'),
          invoke: {
            src: 'approval',
            id: 'approve',
            input: { task: 'approve' },
            onDone: Object.keys(outcomes).map((is) => ({
              guard: { type: 'outcome', params: { is } },
              target: is,
            })),
          },
        },
        approved: end(),
        revise: end(),
        rejected: end(),
      },
    },
    more: {
      roles: {
        worker: { title: text('worker'), department: 'works' },
        judge: { title: text('judge'), department: 'court' },
      },
    },
  });
}

describe('An approval', () => {
  let host: RunnerHost;

  beforeAll(async () => {
    host = await createRunnerHost();
  });

  async function asked(decisions: number, judges: number) {
    const run = await RunDriver.start(host, withApproval(decisions), { counts: { judge: judges } });
    await run.complete('work');
    return { run, judges: run.team.holders['judge'] ?? [], worker: run.team.holders['worker']?.[0] ?? '' };
  }

  it('is given to nobody: all who hold its role are told and may decide, one word is enough', async () => {
    const { run, judges } = await asked(1, 3);
    const told = await run.rows<{ person_id: string }>(
      `SELECT person_id FROM notification WHERE run_id = $1 AND message_en = 'Please decide: approve' ORDER BY 1`,
    );

    expect(await run.task('approve')).toMatchObject({ assignee_id: null, kind: 'approval', status: 'open' });
    expect(told.map((note) => note.person_id)).toEqual(judges);
    const receipt = await run.decide('approve', judges[2] ?? '', 'rejected', { idempotencyKey: 'k' });
    expect(await run.run()).toMatchObject({ status: 'completed', states: ['rejected'] });
    const again = await run.decide('approve', judges[2] ?? '', 'rejected', { idempotencyKey: 'k' });
    expect(again).toEqual({ ...receipt, repeated: true });
    expect(await run.problems()).toEqual([]);
  });

  it('waits until so many agree as the playbook asks for', async () => {
    const { run, judges } = await asked(2, 3);
    const first = await run.decide('approve', judges[0] ?? '', 'approved');

    expect(first).toMatchObject({ seq: 3, repeated: false });
    expect(await run.task('approve')).toMatchObject({ status: 'open', version: 2 });
    expect(await run.events()).toEqual(['run.started', 'task.closed', 'approval.decided']);
    await run.decide('approve', judges[1] ?? '', 'rejected');
    expect((await run.run()).status).toBe('running');
    await run.decide('approve', judges[2] ?? '', 'approved');

    expect(await run.run()).toMatchObject({ status: 'completed', states: ['approved'], seq: 5 });
    expect(await run.rows('SELECT outcome FROM approval_decision WHERE run_id = $1')).toHaveLength(3);
    expect(await run.problems()).toEqual([]);
  });

  it('closes as soon as too few are left to agree', async () => {
    const { run, judges } = await asked(3, 3);
    await run.decide('approve', judges[0] ?? '', 'rejected');

    expect(await run.run()).toMatchObject({ status: 'completed', states: ['rejected'] });
    expect(await run.task('approve')).toMatchObject({ outcome: 'rejected', closed_at: expect.any(Date) });
  });

  it('hands the chart the form of the last who decided so', async () => {
    const { run, judges } = await asked(2, 4);
    const { id } = await run.task('approve');
    const decide = (judge: number, outcome: string, limit: number) =>
      run.execute({
        type: 'decideApproval',
        taskId: id,
        outcome,
        comment: 'fine',
        form: { limit },
        actor: person(judges[judge] ?? ''),
      });
    await decide(0, 'approved', 10);
    await decide(1, 'revise', 20);
    await decide(2, 'approved', 30);

    expect(await run.task('approve')).toMatchObject({ outcome: 'approved', form: { limit: 30 } });
    const votes = await run.rows(
      'SELECT outcome, comment, form FROM approval_decision WHERE run_id = $1 ORDER BY person_id',
    );
    expect(votes).toHaveLength(3);
    expect(votes).toContainEqual({ outcome: 'revise', comment: 'fine', form: { limit: 20 } });
  });

  it('refuses a second word, a word of somebody without the role, and a form that does not fit', async () => {
    const { run, judges, worker } = await asked(2, 3);
    await run.decide('approve', judges[0] ?? '', 'approved');
    const before = await run.everything();
    const { id } = await run.task('approve');

    await expect(run.decide('approve', judges[0] ?? '', 'rejected')).rejects.toMatchObject({
      code: 'ALREADY_DECIDED',
    });
    await expect(run.decide('approve', run.team.leadId, 'approved')).rejects.toMatchObject({
      code: 'ROLE_NOT_HELD',
    });
    await expect(run.decide('approve', worker, 'approved')).rejects.toMatchObject({ code: 'OWN_REQUEST' });
    await expect(run.decide('approve', judges[1] ?? '', 'maybe')).rejects.toMatchObject({
      code: 'OUTCOME_UNKNOWN',
    });
    const formless = {
      type: 'decideApproval',
      taskId: id,
      outcome: 'approved',
      comment: '',
      form: { limit: 'much' },
      actor: person(judges[1] ?? ''),
    } as const;
    await expect(run.execute(formless)).rejects.toMatchObject({
      code: 'FORM_INVALID',
      detail: { problems: [{ path: ['form', 'limit'] }] },
    });
    await expect(
      run.execute({ type: 'completeTask', taskId: id, outcome: 'approved', form: {} }),
    ).rejects.toMatchObject({ code: 'IS_AN_APPROVAL' });
    expect(await run.everything()).toEqual(before);
  });

  it('counts two who decide at the same moment one after the other', async () => {
    const { run, judges } = await asked(2, 3);
    await Promise.all(judges.slice(0, 2).map((judge) => run.decide('approve', judge, 'approved')));

    expect(await run.run()).toMatchObject({ status: 'completed', states: ['approved'], seq: 4 });
    expect(await run.problems()).toEqual([]);
  });

  it('falls to the lead where the only holder of its role is the one who asked', async () => {
    const { run, worker } = await asked(1, 0);
    await run.decide('approve', run.team.leadId, 'approved');
    expect((await run.run()).states).toEqual(['approved']);

    const alone = await RunDriver.start(host, withApproval(1), { counts: { judge: 0, worker: 1 } });
    const asker = alone.team.holders['worker']?.[0] ?? '';
    const filling = { teamId: alone.team.teamId, playbookKey: alone.playbook.definition.key, role: 'judge' };
    await fillRole(host.database, { ...filling, personId: asker });
    await alone.complete('work');
    await expect(alone.decide('approve', asker, 'approved')).rejects.toMatchObject({ code: 'OWN_REQUEST' });
    await alone.decide('approve', alone.team.leadId, 'rejected');
    expect((await alone.run()).states).toEqual(['rejected']);
    expect(worker).not.toBe('');
  });

  it('that nobody may decide is an incident until somebody can and does', async () => {
    const run = await RunDriver.start(host, withApproval(1), { counts: { judge: 0 } });
    const { id } = await run.task('work');
    await run.execute({ type: 'assignTask', taskId: id, assigneeId: run.team.leadId });
    await run.complete('work');
    expect(await run.incidents()).toEqual([{ cause: 'NO_DECIDER', resolved_at: null }]);
    await expect(run.decide('approve', run.team.leadId, 'approved')).rejects.toMatchObject({
      code: 'OWN_REQUEST',
    });

    const [worker = ''] = run.team.holders['worker'] ?? [];
    const approval = await run.task('approve');
    await expect(
      run.execute({ type: 'assignTask', taskId: approval.id, assigneeId: run.team.leadId }),
    ).rejects.toMatchObject({ code: 'OWN_REQUEST' });
    await run.execute({ type: 'assignTask', taskId: approval.id, assigneeId: worker });
    await run.decide('approve', worker, 'approved');
    expect(await run.incidents()).toEqual([{ cause: 'NO_DECIDER', resolved_at: expect.any(Date) }]);
    expect(await run.problems()).toEqual([]);
  });
});
