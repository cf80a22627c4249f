import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';

/** A text with the parameters of a fragment filled in. `unknown` are names that it has no parameters for. */
export interface FilledIn {
  readonly value: JsonValue;
  /** The parameter that the whole value comes from. */
  readonly parameter: string | null;
  readonly unknown: readonly string[];
}

const PLACE = /\$\{([^}]*)\}/g;
const ALONE = /^\$\{([^}]*)\}$/;

/**
 * Fills in `${name}`: alone, it becomes the parameter's value, whatever its kind; among other text, its text. Of a text in
 * two languages, the one goes into the Chinese and the other into the English, as `language` says.
 */
export function fillInParameters(text: string, values: JsonObject, language: 'zh' | 'en' | null): FilledIn {
  const unknown = [...text.matchAll(PLACE)]
    .map(([, name = '']) => name)
    .filter((name) => own(values, name) === undefined);
  const alone = ALONE.exec(text)?.[1];
  const whole = alone === undefined ? undefined : own(values, alone);
  if (alone !== undefined && whole !== undefined)
    return { value: spoken(whole, language), parameter: alone, unknown };
  const value = text.replace(PLACE, (place: string, name: string) => {
    const given = own(values, name);
    return given === undefined ? place : textOf(spoken(given, language));
  });
  return { value, parameter: null, unknown };
}

function spoken(value: JsonValue, language: 'zh' | 'en' | null): JsonValue {
  return (language !== null && isJsonObject(value) ? value[language] : undefined) ?? value;
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
