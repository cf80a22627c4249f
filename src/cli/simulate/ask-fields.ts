import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json.js';
import type { Locale } from '../../platform/localized-text.js';
import { SIMULATE_WORDS } from './simulate-words.js';

/** Puts a question and gives the line that answers it; `null` when there is nobody to answer. */
export type Ask = (question: string) => Promise<string | null>;

/**
 * Asks for each field of a schema. An empty line takes what is suggested; a field that is not required and for which nothing
 * is suggested is then left out. The data is not checked: the engine says what does not fit.
 */
export async function askFields(
  schema: JsonObject,
  suggested: JsonObject,
  ask: Ask,
  locale: Locale,
): Promise<JsonObject> {
  const { properties } = schema;
  const data: Record<string, JsonValue> = {};
  for (const [name, field] of isJsonObject(properties) ? Object.entries(properties) : []) {
    const suggestion = suggested[name];
    const line = await ask(questionFor(name, field, suggestion, locale));
    if (line !== null && line !== '') data[name] = readValue(line, field);
    else if (suggestion !== undefined) data[name] = suggestion;
  }
  return data;
}

function questionFor(
  name: string,
  field: JsonValue,
  suggestion: JsonValue | undefined,
  locale: Locale,
): string {
  const { titles, enum: choices } = isJsonObject(field) ? field : {};
  const named = isJsonObject(titles) ? titles[locale] : undefined;
  const title = typeof named === 'string' ? named : name;
  const among = Array.isArray(choices) ? ` (${choices.map(String).join(' | ')})` : '';
  const otherwise = suggestion === undefined ? SIMULATE_WORDS[locale].optional : textOf(suggestion);
  return `  ${title}${among} [${otherwise}]: `;
}

/** A line as the value that the field wants; as a text where it cannot be one. */
function readValue(line: string, field: JsonValue): JsonValue {
  const { type, enum: choices } = isJsonObject(field) ? field : {};
  const chosen = Array.isArray(choices)
    ? (choices as readonly JsonValue[]).find((choice) => textOf(choice) === line)
    : undefined;
  if (chosen !== undefined) return chosen;
  if (type === 'string') return line;
  try {
    return JSON.parse(line) as JsonValue;
  } catch {
    return line;
  }
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
