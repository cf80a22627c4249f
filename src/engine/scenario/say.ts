import type { Chart } from '../chart/chart.js';
import { titleOfState } from '../chart/state-title.js';
import type { JsonValue } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import { own } from '../own.js';
import type { Told } from '../simulation/simulated-run.js';
import { wallClock } from './moments.js';

/** The same in both languages. */
export function both(text: string): LocalizedText {
  return { zh: text, en: text };
}

/** A list as a person reads it; a dash for an empty one. */
export function listText(items: readonly string[]): LocalizedText {
  return joined(items.map(both));
}

/** Titles, each with the path by which the file knows the state. */
export function nameStates(chart: Chart, paths: readonly string[]): LocalizedText {
  return joined(paths.map((path) => named(titleOfState(chart, path), path)));
}

export function nameTasks({ definition }: Chart, keys: readonly string[]): LocalizedText {
  return joined(keys.map((key) => named(own(definition.tasks, key)?.title, key)));
}

export function nameServices({ definition }: Chart, keys: readonly string[]): LocalizedText {
  return joined(keys.map((key) => named(own(definition.services, key)?.title, key)));
}

export function nameEvents({ definition }: Chart, names: readonly string[]): LocalizedText {
  return joined(names.map((name) => named(own(definition.events, name)?.title, name)));
}

/** Instants by the clock on the wall in the playbook's zone. */
export function momentText(instants: readonly (string | null)[], timeZone: string): LocalizedText {
  return joined(instants.map((at) => (at === null ? NO_DATE : both(wallClock(at, timeZone)))));
}

export function valueText(value: JsonValue): LocalizedText {
  return both(JSON.stringify(value));
}

export function toldText(told: readonly Told[]): LocalizedText {
  return joined(
    told.map(({ to, task, message }) => {
      const about = task === null ? '' : ` (${task})`;
      return { zh: `${to}${about}：${message.zh}`, en: `${to}${about}: ${message.en}` };
    }),
  );
}

const NO_DATE = { zh: '没有期限', en: 'no date' };

function named(title: LocalizedText | undefined, key: string): LocalizedText {
  if (title === undefined || title.en === key) return both(key);
  return { zh: `${title.zh} (${key})`, en: `${title.en} (${key})` };
}

function joined(texts: readonly LocalizedText[]): LocalizedText {
  if (texts.length === 0) return both('–');
  return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') };
}
