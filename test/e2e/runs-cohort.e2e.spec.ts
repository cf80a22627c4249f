import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { bakery } from '../support/builders/bakery.js';
import { publishPlaybook } from '../support/builders/playbook-version.builder.js';
import { buildRunScene, type RunScene } from '../support/builders/run-scene.builder.js';
import { mutate, tryMutation } from '../support/mutate.js';
import { createRunApp, type RunApp } from '../support/run-app.js';

const RECEIPTS = 'receipts { run { id } fate seq code message } next';

interface Receipts {
  readonly receipts: { run: { id: string }; fate: string; seq: number | null; code: string | null }[];
  readonly next: string | null;
}

describe('An event for a cohort', () => {
  let test: RunApp;
  let scene: RunScene;

  beforeAll(async () => {
    test = await createRunApp();
    const { definition } = await publishPlaybook(test.database, bakery());
    scene = await buildRunScene(test.database, definition);
  });

  it('goes to each of its runs, and leaves a receipt', async () => {
    const { definition } = await publishPlaybook(test.database, bakery());
    const cohort = await startCohort(definition.key);
    const filter = { playbookKey: definition.key };
    const input = { filter, event: 'late.came', first: 2, idempotencyKey: 'all' };
    await mutate(test.as('lead'), 'cancelRun', { runId: cohort[2], reason: 'x' }, 'run { id }');
    const everything = { ...filter, status: ['RUNNING', 'CANCELLED'] };

    const dry = await sendToAll({ ...input, first: 10, dryRun: true, filter: everything });
    expect(dry.receipts.map(({ fate, seq }) => [fate, seq])).toEqual([
      ['KEPT', null],
      ['KEPT', null],
      ['REFUSED', null],
    ]);
    const first = await sendToAll(input);
    expect(first).toMatchObject({
      receipts: [
        { run: { id: cohort[0] }, fate: 'KEPT', seq: 2 },
        { run: { id: cohort[1] }, fate: 'KEPT', seq: 2 },
      ],
      next: null,
    });
    expect(await sendToAll(input)).toEqual(first);

    const { next } = await sendToAll({ ...input, first: 1 });
    const rest = await sendToAll({ ...input, after: next, filter: everything });
    expect(rest.receipts).toMatchObject([
      { run: { id: cohort[1] }, fate: 'KEPT', seq: 2 },
      { run: { id: cohort[2] }, fate: 'REFUSED', code: 'RUN_ENDED' },
    ]);
    const strangers = await sendToAll({ ...input, idempotencyKey: null, event: 'noise.heard' }, 'outsider');
    expect(strangers.receipts.map(({ code }) => code)).toEqual(['NOT_EVENT_SENDER', 'NOT_EVENT_SENDER']);
    const dropped = await sendToAll({ filter, event: 'noise.heard' });
    expect(dropped.receipts.map(({ fate }) => fate)).toEqual(['DROPPED', 'DROPPED']);
    const unknown = await sendToAll({ filter: { ...filter, states: ['working'] }, event: 'no.such' });
    expect(unknown.receipts.map(({ code }) => code)).toEqual(['UNKNOWN_EVENT', 'UNKNOWN_EVENT']);
    expect(
      (await sendToAll({ filter: { ...filter, versions: [2] }, event: 'noise.heard' })).receipts,
    ).toEqual([]);
  });

  it('of a playbook that there is not is a slip, not a cohort of nobody', async () => {
    const input = { filter: { playbookKey: 'bakerie' }, event: 'late.came', first: 2 };
    const { userErrors } = await tryMutation(test.as('lead'), 'sendEventToRuns', input, RECEIPTS);

    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['filter', 'playbookKey'] }]);
  });

  it('in a state that no version has is a slip too, and its place is named', async () => {
    const filter = { playbookKey: scene.playbookKey, states: ['working', 'wroking'] };
    const input = { filter, event: 'late.came', first: 2 };
    const { userErrors } = await tryMutation(test.as('lead'), 'sendEventToRuns', input, RECEIPTS);

    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['filter', 'states', '1'] }]);
  });

  it('is bounded in how many one call may meet', async () => {
    const input = { filter: { playbookKey: scene.playbookKey }, event: 'noise.heard', first: 1001 };
    const { userErrors } = await tryMutation(test.as('lead'), 'sendEventToRuns', input, RECEIPTS);

    expect(userErrors).toMatchObject([{ code: 'COHORT_SIZE', path: ['first'] }]);
  });

  function sendToAll(input: object, login = 'lead'): Promise<Receipts> {
    return mutate<Receipts>(test.as(login), 'sendEventToRuns', input, RECEIPTS);
  }

  /** Three runs of the playbook by the team, in the order of their ids. */
  async function startCohort(playbookKey: string): Promise<string[]> {
    const ids: string[] = [];
    for (const title of ['one', 'two', 'three']) {
      const version = await test.database.query<{ id: string }>(
        'SELECT id FROM playbook_version WHERE playbook_key = $1',
        [playbookKey],
      );
      const { runId } = await test.runner.start({
        playbookVersionId: version[0]?.id ?? '',
        teamId: scene.teamUuid,
        title,
        input: {},
        actor: { kind: 'system', id: null },
      });
      ids.push(runId);
    }
    return ids.sort().map((id) => encodeNodeId('Run', id));
  }
});
