import type { Locale } from '../../platform/localized-text.js';

/** What the tour says of its own, in both languages; everything else it shows comes from the API. */
export interface TourTexts {
  /** What the tour's team and run are called, so that nobody takes them for real ones. */
  readonly name: string;
  readonly purpose: string;
  readonly playbook: string;
  readonly team: string;
  readonly run: string;
  readonly waiting: string;
  readonly ended: string;
  members(people: number, departments: number): string;
  figures(events: number, tasks: number): string;
}

const ZH: TourTexts = {
  name: '巡演',
  purpose: '演示一次完整的执行，可以忽略。',
  playbook: '打法',
  team: '项目组',
  run: '执行',
  waiting: '等待',
  ended: '已结束',
  members: (people, departments) => `${people} 名成员，来自 ${departments} 个部门`,
  figures: (events, tasks) => `事件日志 ${events} 条，完成任务 ${tasks} 项`,
};

const EN: TourTexts = {
  name: 'Tour',
  purpose: 'Shows a whole run; it can be ignored.',
  playbook: 'Playbook',
  team: 'Team',
  run: 'Run',
  waiting: 'waits for',
  ended: 'ended',
  members: (people, departments) => `${people} members from ${departments} departments`,
  figures: (events, tasks) => `${events} events in its log, ${tasks} tasks done`,
};

export const TOUR_TEXTS: Readonly<Record<Locale, TourTexts>> = { zh: ZH, en: EN };
