import type { JsonObject } from '../../engine/json.js';
import { popUpStore } from '../../../test/support/pop-up-store.js';
import { describeRunEvent } from './describe-run-event.js';
import { RunEventType } from './models/run-event-type.enum.js';

const chart = popUpStore();
const names = new Map([
  ['p1', '林薇'],
  ['p2', '赵磊'],
]);

const tell = (type: RunEventType, payload: JsonObject) => {
  const story = { type, payload, chart, names };
  return [
    describeRunEvent({ ...story, locale: 'en', actorName: 'Lin Wei' }),
    describeRunEvent({ ...story, locale: 'zh', actorName: '林薇' }),
  ];
};

describe('describeRunEvent', () => {
  it.each<[RunEventType, JsonObject, string, string]>([
    [RunEventType.RUN_STARTED, {}, 'Lin Wei started the run', '林薇启动了执行'],
    [
      RunEventType.TASK_STARTED,
      { task: 'chooseGoods' },
      'Lin Wei started “Choose the goods”',
      '林薇开始了“选定商品”',
    ],
    [
      RunEventType.TASK_CLAIMED,
      { task: 'chooseGoods' },
      'Lin Wei took “Choose the goods”',
      '林薇领取了“选定商品”',
    ],
    [
      RunEventType.TASK_ASSIGNED,
      { task: 'chooseGoods', toPersonId: 'p2' },
      'Lin Wei assigned “Choose the goods” to 赵磊',
      '林薇将“选定商品”指派给赵磊',
    ],
    [
      RunEventType.TASK_ASSIGNED,
      { task: 'chooseGoods', toPersonId: null },
      'Lin Wei took “Choose the goods” back for somebody to claim',
      '林薇收回了“选定商品”，等待领取',
    ],
    [
      RunEventType.TASK_ITEM_CHECKED,
      { task: 'chooseGoods', item: 1, checked: true },
      'Lin Wei ticked “Confirm the stock that can be moved” of “Choose the goods”',
      '林薇完成了“选定商品”的步骤“确认可调拨的库存”',
    ],
    [
      RunEventType.TASK_ITEM_CHECKED,
      { task: 'chooseGoods', item: 0, checked: false },
      'Lin Wei took the tick from “List what can be tried on the spot” of “Choose the goods”',
      '林薇取消了“选定商品”的步骤“列出可以当场试用的商品”',
    ],
    [
      RunEventType.TASK_CLOSED,
      { task: 'designDisplay', outcome: 'notFeasible' },
      'Lin Wei completed “Design the display”: Not feasible',
      '林薇完成了“设计陈列”：不可行',
    ],
    [
      RunEventType.TASK_CLOSED,
      { task: 'approveBudget', outcome: 'approved' },
      'Lin Wei decided “Approve the budget”: Approved',
      '林薇决定了“审批预算”：同意',
    ],
    [
      RunEventType.APPROVAL_DECIDED,
      { task: 'approveBudget', outcome: 'rejected' },
      'Lin Wei voted on “Approve the budget”: Rejected (others have yet to decide)',
      '林薇对“审批预算”表示：不同意（还需其他人决定）',
    ],
    [
      RunEventType.TASKS_HANDED_OVER,
      { fromPersonId: 'p1', toPersonId: 'p2', tasks: [{ task: 'chooseGoods' }] },
      'A task of 林薇 went to the team lead, 赵磊',
      '林薇的1项任务移交给项目组负责人赵磊',
    ],
    [
      RunEventType.TASKS_HANDED_OVER,
      { fromPersonId: 'gone', toPersonId: 'p2', tasks: [{}, {}] },
      '2 tasks of Somebody went to the team lead, 赵磊',
      '某人的2项任务移交给项目组负责人赵磊',
    ],
    [RunEventType.EVENT_SENT, { name: 'stock.ranOut' }, 'Lin Wei reported: Stock ran out', '林薇报告：断货'],
    [
      RunEventType.KPI_OBSERVED,
      { kpi: 'trialToOrder', value: 12.5 },
      'Lin Wei reported Orders per trial: 12.5 (percent)',
      '林薇报告试用转订单率：12.5（percent）',
    ],
    [
      RunEventType.TIMER_FIRED,
      { state: 'preparing.goods.choosing' },
      'The time limit of “Choosing” was over',
      '“选品中”的期限已到',
    ],
    [RunEventType.TASK_STARTED, { task: 'unknown' }, 'Lin Wei started “unknown”', '林薇开始了“unknown”'],
  ])('tells %s of %j', (type, payload, en, zh) => {
    expect(tell(type, payload)).toEqual([en, zh]);
  });
});
