import type { ChangedPart } from '../../engine/diff/playbook-change.js';
import type { Locale } from '../../platform/localized-text.js';

interface DiffWords {
  readonly colon: string;
  readonly list: string;
  readonly same: string;
  readonly parts: Readonly<Record<ChangedPart, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly summary: (added: number, removed: number, changed: number) => string;
}

const ZH: DiffWords = {
  colon: '：',
  list: '、',
  same: '两个版本没有区别',
  parts: {
    playbook: '打法',
    role: '角色',
    kpi: '指标',
    input: '启动数据',
    task: '任务',
    outcome: '任务结果',
    form: '表单字段',
    event: '事件',
    timer: '定时',
    service: '服务',
    lock: '锁',
    context: '数据',
    state: '状态',
    transition: '转移',
  },
  fields: {
    title: '名称',
    description: '说明',
    version: '版本',
    due: '期限',
    effort: '工时',
    roles: '角色',
    department: '部门',
    skills: '技能',
    checklist: '清单',
    decisions: '需要几人同意',
    target: '目标',
    targets: '去向',
    baseline: '基线',
    unit: '单位',
    direction: '方向',
    guard: '条件',
    actions: '动作',
    senders: '可发送的角色',
    duration: '时长',
    timeZone: '时区',
    required: '必填',
    invoke: '内容',
    entry: '进入时',
    exit: '离开时',
    kind: '类别',
  },
  summary: (added, removed, changed) => `新增 ${added} 项，删除 ${removed} 项，改动 ${changed} 项`,
};

const EN: DiffWords = {
  colon: ': ',
  list: ', ',
  same: 'The two versions do not differ',
  parts: {
    playbook: 'playbook',
    role: 'role',
    kpi: 'KPI',
    input: 'input',
    task: 'task',
    outcome: 'outcome',
    form: 'form field',
    event: 'event',
    timer: 'timer',
    service: 'service',
    lock: 'lock',
    context: 'context field',
    state: 'state',
    transition: 'transition',
  },
  fields: {
    decisions: 'decisions needed',
    targets: 'leads to',
    invoke: 'what is done',
    senders: 'who may send it',
  },
  summary: (added, removed, changed) => `${added} added, ${removed} removed, ${changed} changed`,
};

export const DIFF_WORDS: Readonly<Record<Locale, DiffWords>> = { zh: ZH, en: EN };
