import type { JsonObject } from '../../engine/json.js';
import type { Effect } from '../../engine/run/effect.js';
import { popUpStore } from '../../../test/support/pop-up-store.js';
import { describeRunEvent } from './describe-run-event.js';
import { RunEventType } from './models/run-event-type.enum.js';

const chart = popUpStore();
const playbooks = new Map([['green-logistics', { zh: '绿色物流', en: 'Green logistics' }]]);
const names = new Map([
  ['p1', '林薇'],
  ['p2', '赵磊'],
]);

const tell = (type: RunEventType, payload: JsonObject, effects: readonly Effect[] = []) => {
  const story = { type, payload, effects, chart, names, playbooks };
  return [
    describeRunEvent({ ...story, locale: 'en', actorName: 'Lin Wei' }),
    describeRunEvent({ ...story, locale: 'zh', actorName: '林薇' }),
  ];
};

describe('describeRunEvent', () => {
  it('calls child runs as their playbooks are called, and by key what is no longer there', () => {
    expect(tell(RunEventType.CHILD_COMPLETED, { playbook: 'green-logistics' })).toEqual([
      'The child run of “Green logistics” has ended',
      '子执行“绿色物流”已结束',
    ]);
    const start = { invocation: 'a', version: null, input: {}, roles: {}, state: 'a' };
    const effects: Effect[] = ['green-logistics', 'gone'].map((playbook) => ({
      type: 'child.start',
      playbook,
      ...start,
    }));
    expect(tell(RunEventType.RUN_STARTED, {}, effects)[0]).toBe(
      'Lin Wei started the run; a child run of “Green logistics” was started; a child run of “gone” was started',
    );
  });

  it('says that the sender of an event that a pause accepted was told that it was dropped', () => {
    const effects: Effect[] = [{ type: 'event.dropped', name: 'stock.ranOut', by: 'p1' }];

    expect(tell(RunEventType.RUN_RESUMED, { reason: 'x' }, effects)).toEqual([
      'Lin Wei resumed the run: x; “Stock ran out”, which a pause had held back, was taken by no state and dropped; its sender was told',
      '林薇恢复了执行：x；“断货”在暂停期间收到，没有状态接收，已丢弃并通知发送人',
    ]);
  });

  it.each<[RunEventType, JsonObject, string, string]>([
    [RunEventType.RUN_STARTED, {}, 'Lin Wei started the run', '林薇启动了执行'],
    [
      RunEventType.SERVICE_ANSWERED,
      { service: 'stock' },
      'The service “stock” answered',
      '服务“stock”已应答',
    ],
    [
      RunEventType.SERVICE_FAILED,
      { service: 'stock', error: { code: 'TIMEOUT', message: 'no answer in 5 s' } },
      'The service “stock” failed for good: no answer in 5 s',
      '服务“stock”最终失败：no answer in 5 s',
    ],
    [
      RunEventType.SERVICE_FAILED,
      {
        service: 'stock',
        error: { code: 'SERVICE_BUSY', message: 'busy', text: { zh: '服务繁忙', en: 'It is busy' } },
        incident: 'CALL_FAILED',
      },
      'The service “stock” failed for good: It is busy; the playbook does not say what then, and an incident was opened',
      '服务“stock”最终失败：服务繁忙；打法没有说明此时怎么办，已登记异常',
    ],
    [
      RunEventType.CHILD_FAILED,
      {
        playbook: 'shop',
        error: { code: 'LOST', message: 'lost' },
        message: { zh: '子执行“shop”已不知去向', en: 'The child run of shop is nowhere to be found' },
        incident: 'CHILD_FAILED',
      },
      'A child run was not completed: The child run of shop is nowhere to be found; the playbook does not say what then, and an incident was opened',
      '子执行没有完成：子执行“shop”已不知去向；打法没有说明此时怎么办，已登记异常',
    ],
    [
      RunEventType.SERVICE_ANSWERED_LATE,
      { service: 'stock' },
      'The service “stock” answered a call that had been withdrawn, and what it did is undone',
      '服务“stock”在调用撤回后才应答，已按打法撤销',
    ],
    [
      RunEventType.INCIDENT_OPENED,
      { incidentId: 'i', count: 2, retried: { by: 'p1', note: '补了数据' } },
      'The same fault came again (2 times by now); tried again by 林薇: 补了数据',
      '同一异常再次出现（共2次）；由林薇重试：补了数据',
    ],
    [RunEventType.RUN_PAUSED, { reason: '盘点' }, 'Lin Wei paused the run: 盘点', '林薇暂停了执行：盘点'],
    [RunEventType.RUN_RESUMED, { reason: '继续' }, 'Lin Wei resumed the run: 继续', '林薇恢复了执行：继续'],
    [
      RunEventType.RUN_CANCELLED,
      { reason: '停办' },
      'Lin Wei cancelled the run: 停办',
      '林薇取消了执行：停办',
    ],
    [
      RunEventType.INCIDENT_OPENED,
      { message: { zh: '出错了', en: 'it broke' } },
      'An incident was opened: it broke',
      '出现异常：出错了',
    ],
    [
      RunEventType.INCIDENT_OPENED,
      { incidentId: 'i', count: 3 },
      'The same fault came again (3 times by now)',
      '同一异常再次出现（共3次）',
    ],
    [RunEventType.INCIDENT_RETRIED, {}, 'Lin Wei tried again what had failed', '林薇重试了异常'],
    [
      RunEventType.INCIDENT_RETRIED,
      { note: '已修好' },
      'Lin Wei tried again what had failed: 已修好',
      '林薇重试了异常：已修好',
    ],
    [
      RunEventType.INCIDENT_RESOLVED,
      { note: '已处理', givenUp: null },
      'Lin Wei closed an incident: 已处理',
      '林薇关闭了异常：已处理',
    ],
    [
      RunEventType.INCIDENT_RESOLVED,
      { note: '已处理', givenUp: 'sendEvent' },
      'Lin Wei closed an incident and gave up what had failed: 已处理',
      '林薇关闭了异常，不再重试：已处理',
    ],
    [
      RunEventType.TIMER_FIRED,
      { state: 'open', retried: { by: 'p2' } },
      'The time limit of “Open” was over; tried again by 赵磊',
      '“营业中”的期限已到；由赵磊重试',
    ],
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

  it('tells what became of events that waited', () => {
    const effects: Effect[] = [
      { type: 'event.expired', name: 'mall.cancelled' },
      { type: 'event.taken', name: 'stock.arrived' },
      { type: 'event.taken', name: 'stock.arrived' },
      { type: 'event.dropped', name: 'service.answered' },
    ];
    expect(tell(RunEventType.RUN_RESUMED, { reason: 'ready' }, effects)).toEqual([
      'Lin Wei resumed the run: ready; “The mall cancelled” had waited too long; “Stock arrived”, which had waited, was taken; ' +
        'nothing waited for “the answer of a service”, and it was dropped',
      expect.stringContaining('处理了先前留下的“'),
    ]);
  });
});
