/** What a picture says of its own. */
export interface PictureWords {
  readonly list: string;
  readonly task: string;
  readonly approval: string;
  readonly service: string;
  readonly playbook: string;
  readonly lock: string;
  readonly instances: (over: string) => string;
  readonly effort: (length: string) => string;
  readonly due: (length: string) => string;
  readonly after: (length: string) => string;
  readonly working: (length: string) => string;
  readonly otherwise: string;
  readonly allDone: string;
  readonly answered: string;
  readonly failed: string;
  readonly granted: string;
  readonly measured: string;
  readonly within: (state: string) => string;
  readonly outOfReach: (states: string) => string;
  readonly not: (what: string) => string;
  readonly and: string;
  readonly or: string;
  readonly history: string;
}

export const PICTURE_WORDS: Readonly<Record<'zh' | 'en', PictureWords>> = {
  zh: {
    list: '、',
    task: '任务',
    approval: '审批',
    service: '服务',
    playbook: '子打法',
    lock: '独占',
    instances: (over) => `每项一份（${over}）`,
    effort: (length) => `工时 ${length}`,
    due: (length) => `期限 ${length}`,
    after: (length) => `${length}后`,
    working: (length) => `${length}（工作时间）`,
    otherwise: '其他情况',
    allDone: '全部完成',
    answered: '应答',
    failed: '失败',
    granted: '轮到',
    measured: '上报指标',
    within: (state) => `在“${state}”`,
    outOfReach: (states) => `${states}已不会再到`,
    not: (what) => `非（${what}）`,
    and: '且',
    or: '或',
    history: '离开前的状态',
  },
  en: {
    list: ', ',
    task: 'Task',
    approval: 'Approval',
    service: 'Service',
    playbook: 'Playbook',
    lock: 'Lock',
    instances: (over) => `one for each of ${over}`,
    effort: (length) => `effort ${length}`,
    due: (length) => `due in ${length}`,
    after: (length) => `after ${length}`,
    working: (length) => `${length} of working time`,
    otherwise: 'otherwise',
    allDone: 'all done',
    answered: 'answers',
    failed: 'fails',
    granted: 'granted',
    measured: 'a KPI is reported',
    within: (state) => `in “${state}”`,
    outOfReach: (states) => `${states} out of reach`,
    not: (what) => `not (${what})`,
    and: ' and ',
    or: ' or ',
    history: 'where it was before',
  },
};
