import { accepted, NOW, paused, resumed, run, sent } from '../../../test/support/engine/drive-run.js';
import { smallChart } from '../../../test/support/small-chart.js';
import { decide } from './decide.js';
import { readSnapshot } from './stored-snapshot.js';

const text = (en: string) => ({ zh: en, en });

const chart = smallChart(
  {
    initial: 'before',
    context: { fair: '2024-05-20T09:00:00+08:00' },
    states: {
      before: {
        on: {
          'go.on': 'work',
          'go.back': { target: 'work', actions: { type: 'set', params: { fair: '"when it is warm"' } } },
        },
      },
      work: {
        invoke: { src: 'task', id: 'order', input: { task: 'order' }, onDone: 'end' },
        after: { lastOrders: 'end', fairOpens: 'end' },
      },
      end: { type: 'final' },
    },
  },
  {
    input: {
      type: 'object',
      required: ['year'],
      properties: { year: { type: 'integer', titles: text('Year') } },
    },
    tasks: {
      order: {
        title: text('Order'),
        role: 'worker',
        due: 'lastOrders',
        outcomes: { done: { title: text('d') } },
      },
    },
    timers: {
      lastOrders: {
        title: text('Last orders'),
        until: 'springFestival(context.input.year)',
        offset: '-P30D',
      },
      fairOpens: { title: text('The fair opens'), until: 'context.fair' },
    },
  },
);

const THIRTY_DAYS_BEFORE = '2024-12-29T16:00:00.000Z';

describe('a timer until a date', () => {
  it('is due so far from the date, days by the calendar of the playbook', () => {
    const { state } = run(chart, { year: 2025 }, sent('go.on'));
    expect(Object.fromEntries(readSnapshot(state.snapshot).timers)).toEqual({
      'after.lastOrders.small.work': THIRTY_DAYS_BEFORE,
      'after.fairOpens.small.work': '2024-05-20T01:00:00.000Z',
    });
  });

  it('says when a task is due', () => {
    const { effects } = run(chart, { year: 2025 }, sent('go.on'));
    expect(effects).toContainEqual(expect.objectContaining({ task: 'order', dueAt: THIRTY_DAYS_BEFORE }));
  });

  it('is due at once when the date has passed', () => {
    const { effects } = run(chart, { year: 2024 }, sent('go.on'));
    expect(effects).toContainEqual(
      expect.objectContaining({ timer: 'after.lastOrders.small.work', dueAt: NOW }),
    );
    expect(effects).toContainEqual(expect.objectContaining({ task: 'order', dueAt: NOW }));
  });

  it('is not moved by a pause', () => {
    const { state } = run(chart, { year: 2025 }, sent('go.on'), paused);
    const { effects } = accepted(decide(chart, state, resumed, '2024-04-01T09:30:00.000Z'));
    expect(effects).toEqual([]);
  });

  it('refuses the step when there is no date, as a fault of the chart', () => {
    const { state } = run(chart, { year: 2025 });
    expect(decide(chart, state, sent('go.back'), NOW)).toMatchObject({ ok: false, code: 'CHART_FAULT' });
  });
});
