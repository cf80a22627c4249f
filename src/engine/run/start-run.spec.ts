import { DISPLAY, INPUT, NOW } from '../../../test/support/engine/drive-run.js';
import { popUpStore } from '../../../test/support/pop-up-store.js';
import { smallChart } from '../../../test/support/small-chart.js';
import { startRun } from './start-run.js';

const store = popUpStore();

describe('startRun', () => {
  it('opens the tasks and sets the timers of the first states, with due instants in the playbook’s zone', () => {
    expect(startRun(store, INPUT, NOW)).toMatchObject({
      ok: true,
      from: [],
      to: [
        'preparing',
        'preparing.display',
        'preparing.display.designing',
        'preparing.goods',
        'preparing.goods.choosing',
      ],
      effects: [
        {
          type: 'timer.set',
          timer: 'after.P3D.popUpStore.preparing.goods.choosing',
          dueAt: '2024-03-04T09:30:00.000Z',
          state: 'preparing.goods.choosing',
        },
        {
          type: 'task.open',
          invocation: 'chooseGoods',
          task: 'chooseGoods',
          kind: 'task',
          state: 'preparing.goods.choosing',
          input: { task: 'chooseGoods' },
          dueAt: '2024-03-04T09:30:00.000Z',
        },
        { type: 'task.open', invocation: DISPLAY, task: 'designDisplay', dueAt: '2024-03-05T09:30:00.000Z' },
      ],
    });
  });

  it('refuses an input that does not fit, field by field', () => {
    expect(startRun(store, { budget: -1 }, NOW)).toMatchObject({
      ok: false,
      code: 'INVALID_INPUT',
      fields: [
        { path: 'mall', code: 'FIELD_REQUIRED' },
        { path: 'budget', code: 'FIELD_TOO_SMALL' },
      ],
    });
  });

  it('ends at once a run whose chart does', () => {
    const chart = smallChart({ initial: 'end', states: { end: { type: 'final', output: { won: true } } } });
    expect(startRun(chart, {}, NOW)).toMatchObject({
      ok: true,
      state: { status: 'done' },
      effects: [{ type: 'run.done', output: { won: true } }],
    });
  });
});
