import type { LocalizedText } from '../../engine/localized-text.js';

/** What may be wrong with a stored run, in both languages; `{name}` stands for a value. */
const PROBLEMS = {
  EVENT_MISSING: { zh: '日志缺少第 {seq} 个事件', en: 'event {seq} is missing from the log' },
  HASH_DIFFERS: {
    zh: '第 {seq} 个事件与链上的哈希不符',
    en: 'event {seq} is not what was chained: its hash is another',
  },
  TYPE_UNKNOWN: {
    zh: '第 {seq} 个事件的类型 {type} 无法识别',
    en: 'event {seq} is of an unknown type, {type}',
  },
  EFFECTS_UNMOVED: {
    zh: '第 {seq} 个事件没有推动状态图，却带有效果',
    en: 'event {seq} has effects although it did not move the chart',
  },
  STATES_UNLIKE_CHART: {
    zh: '第 {seq} 个事件所记的状态与状态图不符',
    en: 'event {seq} says other states than the chart',
  },
  EFFECTS_UNLIKE_CHART: {
    zh: '第 {seq} 个事件所记的效果与状态图不符',
    en: 'event {seq} says other effects than the chart',
  },
  EVENT_MISPLACED: {
    zh: '第 {seq} 个事件（{type}）不应出现在此处',
    en: 'event {seq} ({type}) does not belong there',
  },
  EVENT_REFUSED: { zh: '状态图拒绝第 {seq} 个事件：{reason}', en: 'event {seq} is refused: {reason}' },
  LOG_EMPTY: { zh: '日志是空的', en: 'the log is empty' },
  SILENT: {
    zh: '执行没有任何等待，也没有异常说明原因',
    en: 'it waits for nothing, and no incident says so',
  },
  STRAY_ROWS: {
    zh: '表 {table} 有它的数据，但没有这次执行',
    en: 'the table {table} has rows of it, but there is no such run',
  },
  SEQ_DIFFERS: { zh: '序号与日志不符', en: 'the sequence number differs from the log' },
  HEAD_DIFFERS: { zh: '链首哈希与日志不符', en: 'the head of the chain differs from the log' },
  STATUS_DIFFERS: { zh: '执行的状况与日志不符', en: 'the status differs from the log' },
  SNAPSHOT_DIFFERS: { zh: '快照与日志不符', en: 'the snapshot differs from the log' },
  STATES_DIFFER: { zh: '当前状态与日志不符', en: 'the active states differ from the log' },
  ENTRY_TIMES_DIFFER: {
    zh: '进入各状态的时间与日志不符',
    en: 'the times at which its states were entered differ from the log',
  },
  LIVE_TASKS_DIFFER: { zh: '未完成的任务与日志不符', en: 'the live tasks differ from the log' },
  TASKS_DIFFER: { zh: '任务与日志不符', en: 'the tasks differ from the log' },
  TASK_WORK_DIFFERS: {
    zh: '任务 {task} 的负责人、进度或表单与日志不符',
    en: 'who has the task {task}, how far it is, or its form differs from the log',
  },
  DECISIONS_DIFFER: { zh: '审批决定与日志不符', en: 'the decisions differ from the log' },
  PENDING_CALLS_DIFFER: { zh: '未应答的服务调用与日志不符', en: 'the pending calls differ from the log' },
  CALLS_DIFFER: { zh: '服务调用与日志不符', en: 'the calls differ from the log' },
  AWAITED_CHILDREN_DIFFER: {
    zh: '等待中的子执行与日志不符',
    en: 'the children waited for differ from the log',
  },
  CHILDREN_DIFFER: { zh: '子执行与日志不符', en: 'the children differ from the log' },
  LOCKS_DIFFER: { zh: '锁与日志不符', en: 'the locks differ from the log' },
  OBSERVATIONS_DIFFER: { zh: '指标观测值与日志不符', en: 'the observations differ from the log' },
  TIMERS_DIFFER: { zh: '定时器与日志不符', en: 'the timers differ from the log' },
  INCIDENTS_DIFFER: { zh: '异常与日志不符', en: 'the incidents differ from the log' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Something that is stored and is not as the log says, for operators. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: LocalizedText;
}

/** A text among the values is said in its language. */
export type ProblemValues = Readonly<Record<string, string | number | LocalizedText>>;

export function problem(code: ProblemCode, values: ProblemValues = {}): Problem {
  const { zh, en } = PROBLEMS[code];
  return { code, message: { zh: fill(zh, 'zh', values), en: fill(en, 'en', values) } };
}

function fill(template: string, locale: keyof LocalizedText, values: ProblemValues): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? name;
    return typeof value === 'object' ? value[locale].replace(/[.。]$/, '') : String(value);
  });
}
