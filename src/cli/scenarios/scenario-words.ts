import type { Locale } from '../../platform/localized-text.js';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly unusable: number;
}

/** What `setpiece test` says of its own. */
interface ScenarioWords {
  readonly colon: string;
  readonly start: string;
  readonly steps: (steps: number, days: number) => string;
  readonly step: (step: number, of: number) => string;
  readonly expected: string;
  readonly actual: string;
  readonly standing: (when: string, states: string, tasks: string) => string;
  readonly unreadable: (file: string, why: string) => string;
  readonly noScenarios: (playbook: string) => string;
  readonly coverage: (visited: number, of: number) => string;
  readonly unvisited: string;
  readonly summary: (counts: Counts) => string;
}

const ZH: ScenarioWords = {
  colon: '：',
  start: '启动',
  steps: (steps, days) => `${steps} 步，${days} 天`,
  step: (step, of) => `第 ${step} 步（共 ${of} 步）`,
  expected: '预期',
  actual: '实际',
  standing: (when, states, tasks) => `当时（${when}）：状态 ${states}；打开的任务 ${tasks}`,
  unreadable: (file, why) => `${file}：无法读取（${why}）`,
  noScenarios: (playbook) => `${playbook}：没有场景`,
  coverage: (visited, of) => `走过 ${of} 个状态中的 ${visited} 个`,
  unvisited: '没有走到',
  summary: ({ passed, failed, unusable }) =>
    `${passed + failed} 个场景：${passed} 个通过，${failed} 个失败${unusable > 0 ? `；${unusable} 个文件无法使用` : ''}`,
};

const EN: ScenarioWords = {
  colon: ': ',
  start: 'the start',
  steps: (steps, days) => `${many(steps, 'step')}, ${many(days, 'day')}`,
  step: (step, of) => `step ${step} of ${of}`,
  expected: 'expected',
  actual: 'was',
  standing: (when, states, tasks) => `At that time (${when}): in ${states}; open tasks: ${tasks}`,
  unreadable: (file, why) => `${file}: cannot be read (${why})`,
  noScenarios: (playbook) => `${playbook}: has no scenarios`,
  coverage: (visited, of) => `${visited} of ${of} states visited`,
  unvisited: 'Not visited',
  summary: ({ passed, failed, unusable }) =>
    `${many(passed + failed, 'scenario')}: ${passed} passed, ${failed} failed${unusable > 0 ? `; ${many(unusable, 'file')} cannot be used` : ''}`,
};

export const SCENARIO_WORDS: Readonly<Record<Locale, ScenarioWords>> = { zh: ZH, en: EN };

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
