import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json.js';
import type { LocalizedText } from '../../platform/localized-text.js';

/** A field of a form that was filled in, with what people call it. */
export interface FilledField {
  readonly key: string;
  readonly titleText: LocalizedText;
  readonly value: JsonValue;
}

/** The fields of a form that are filled in, in the order of its schema; those that it does not know come last. */
export function listFilledFields(schema: JsonObject, form: JsonObject): FilledField[] {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const known = Object.keys(properties).filter((key) => Object.hasOwn(form, key));
  const others = Object.keys(form).filter((key) => !Object.hasOwn(properties, key));
  return [...known, ...others].map((key) => ({
    key,
    titleText: titlesOf(properties[key]) ?? { zh: key, en: key },
    value: form[key] ?? null,
  }));
}

function titlesOf(property: JsonValue | undefined): LocalizedText | null {
  const titles = isJsonObject(property) ? property['titles'] : null;
  if (!isJsonObject(titles)) return null;
  const { zh, en } = titles;
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}
