import type { FieldChange, PlaybookChange } from '../../engine/diff/playbook-change.js';
import { isJsonObject, type JsonValue } from '../../engine/json.js';
import { durationText } from '../../engine/time/duration-text.js';
import type { Locale } from '../../platform/localized-text.js';
import { DIFF_WORDS } from './diff-words.js';

/** For people: a line for what came, went or changed, and one for each field that did. */
export function renderDiff(changes: readonly PlaybookChange[], locale: Locale): string {
  const words = DIFF_WORDS[locale];
  if (changes.length === 0) return `${words.same}\n`;
  const lines = changes.flatMap(({ part, kind, key, title, fields }) => {
    const name = title[locale] === key ? key : `${title[locale]} (${key})`;
    const line = `${SIGNS[kind]} ${words.parts[part]}${words.colon}${name}`;
    return [line, ...fields.map((field) => `    ${tellField(field, locale)}`)];
  });
  const count = (kind: PlaybookChange['kind']) => changes.filter((change) => change.kind === kind).length;
  return `${[...lines, '', words.summary(count('added'), count('removed'), count('changed'))].join('\n')}\n`;
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

function tellField({ field, before, after }: FieldChange, locale: Locale): string {
  const words = DIFF_WORDS[locale];
  const name = words.fields[field] ?? field;
  return `${name}${words.colon}${tellValue(before, locale)} → ${tellValue(after, locale)}`;
}

const LONGEST = 100;

function tellValue(value: JsonValue, locale: Locale): string {
  if (value === null) return '–';
  if (typeof value === 'string') return durationText(value)[locale];
  if (isJsonObject(value) && typeof value[locale] === 'string') return value[locale];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.length === 0 ? '–' : value.join(DIFF_WORDS[locale].list);
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
