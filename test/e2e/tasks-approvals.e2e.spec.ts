import { mutate } from '../support/mutate.js';
import { createPopUpScene, type PopUpScene } from '../support/pop-up-scene.js';

const MAY = 'viewerMay { start complete claim decide assign }';

describe('Deciding approvals', () => {
  let scene: PopUpScene;
  let runId: string;
  let taskId: string;

  beforeAll(async () => {
    scene = await createPopUpScene();
  });

  beforeEach(async () => {
    runId = await scene.start();
    await scene.complete(runId, 'chooseGoods');
    await scene.complete(runId, 'designDisplay', 'done', { cost: 1 });
    taskId = (await scene.task(runId, 'approveBudget')).id;
  });

  const decide = (login: string, outcome: string, comment?: string) =>
    mutate<Record<string, unknown>>(
      scene.test.as(login),
      'decideApproval',
      { taskId, outcome, comment },
      `task { status outcome { key } decisions { person { login } outcome outcomeTitle comment } ${MAY} }
       run { states { path } } openedTasks { key }`,
    );

  it('needs as many as the playbook says, each once, and moves the run with the last', async () => {
    expect(await decide('controller', 'approved', ' 预算内 ')).toMatchObject({
      task: {
        status: 'OPEN',
        decisions: [
          {
            person: { login: 'controller' },
            outcome: 'approved',
            outcomeTitle: 'Approved',
            comment: '预算内',
          },
        ],
        viewerMay: { decide: false },
      },
      openedTasks: [],
    });
    expect(await decide('storelead', 'approved')).toMatchObject({
      task: { status: 'COMPLETED', outcome: { key: 'approved' } },
      run: { states: [{ path: 'open' }, { path: 'open.selling' }] },
      openedTasks: [{ key: 'runStore' }],
    });
  });

  it('closes at once where it cannot be granted any more', async () => {
    expect(await decide('controller', 'rejected', '超预算')).toMatchObject({
      task: { status: 'COMPLETED', outcome: { key: 'rejected' } },
      openedTasks: expect.arrayContaining([{ key: 'designDisplay' }]),
    });
  });

  it('is on the list of those who may decide it, until they have', async () => {
    expect(await countMine('controller')).toBe(1);
    expect(await countMine('designer')).toBe(0);
    await decide('controller', 'approved');
    expect(await countMine('controller')).toBe(0);
    expect(await countMine('storelead')).toBe(1);
  });

  async function countMine(login: string): Promise<number> {
    const document = '{ myTasks { nodes { id } } }';
    const { myTasks } = await scene.test.as(login).ask<{ myTasks: { nodes: { id: string }[] } }>(document);
    return myTasks.nodes.filter(({ id }) => id === taskId).length;
  }
});
