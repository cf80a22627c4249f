import type { Chart, ChartState, ChartTransition } from './chart.js';
import type { PlaybookDefinition } from './playbook-definition.js';
import type { LocalizedText } from '../localized-text.js';
import { durationText } from '../time/duration-text.js';

/**
 * What a reader is told of a transition: its own title, or else what sets it off and where it leads, by the titles of
 * tasks, events and states. Conditions are left to `guard`.
 */
export function describeTransition(
  transition: ChartTransition,
  state: ChartState,
  chart: Chart,
): LocalizedText {
  if (transition.title) return transition.title;
  const cause = causeOf(transition, state, chart.definition);
  const targets = transition.targets.map((path) => titleOf(chart, path));
  if (targets.length === 0) return cause;
  return {
    zh: `${cause.zh} → ${targets.map(({ zh }) => zh).join('、')}`,
    en: `${cause.en} → ${targets.map(({ en }) => en).join(', ')}`,
  };
}

function causeOf(
  { kind, event }: ChartTransition,
  state: ChartState,
  { tasks, events, timers, services, locks }: PlaybookDefinition,
): LocalizedText {
  const name = event ?? '';
  switch (kind) {
    case 'task': {
      const task = state.invokes.find(({ invocation }) => invocation === name)?.task ?? name;
      const title = tasks[task]?.title ?? same(task);
      return { zh: `“${title.zh}”结束后`, en: `When “${title.en}” is closed` };
    }
    case 'event': {
      const title = events[name]?.title ?? same(name);
      return { zh: `事件“${title.zh}”`, en: `On “${title.en}”` };
    }
    case 'answer':
    case 'failure': {
      const called = state.calls.find(({ invocation }) => invocation === name)?.service;
      const service = called ?? state.instances.find(({ invocation }) => invocation === name)?.of ?? name;
      const title = services[service]?.title ?? same(service);
      return kind === 'answer'
        ? { zh: `服务“${title.zh}”应答后`, en: `When “${title.en}” has answered` }
        : { zh: `服务“${title.zh}”失败后`, en: `When “${title.en}” has failed` };
    }
    case 'child':
    case 'childFailure': {
      const playbook = state.childRuns.find(({ invocation }) => invocation === name)?.playbook ?? name;
      return kind === 'child'
        ? { zh: `子执行“${playbook}”结束后`, en: `When the child run of “${playbook}” has ended` }
        : { zh: `子执行“${playbook}”失败后`, en: `When the child run of “${playbook}” has failed` };
    }
    case 'lock': {
      const lock = state.locks.find(({ invocation }) => invocation === name)?.lock ?? name;
      const title = locks[lock]?.title ?? same(lock);
      return { zh: `获得锁“${title.zh}”后`, en: `When the lock “${title.en}” is granted` };
    }
    case 'timer': {
      const named = timers[name];
      if (named?.title) return { zh: `“${named.title.zh}”之后`, en: `After “${named.title.en}”` };
      const length = durationText(named?.duration ?? name);
      return { zh: `${length.zh}后`, en: `After ${length.en}` };
    }
    case 'instances': {
      const task = state.instances.find(({ invocation }) => invocation === name)?.of ?? name;
      const title = tasks[task]?.title ?? services[task]?.title ?? same(task);
      return { zh: `各“${title.zh}”结束后`, en: `When every “${title.en}” is done` };
    }
    case 'kpi':
      return { zh: '上报指标时', en: 'When a KPI is reported' };
    case 'internal':
      return { zh: `流程内部事件 ${name}`, en: `On the chart's own ${name}` };
    case 'always':
      return { zh: '条件满足即', en: 'As soon as its condition holds' };
    case 'done':
      return { zh: '内部全部完成后', en: 'When everything inside is done' };
  }
}

function titleOf(chart: Chart, path: string): LocalizedText {
  const state = chart.states.find((one) => one.path === path);
  if (state?.type === 'history') return { zh: '离开前的状态', en: 'where it was before' };
  return state?.title ?? same(path);
}

function same(text: string): LocalizedText {
  return { zh: text, en: text };
}
