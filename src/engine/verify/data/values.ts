import { isJsonObject, type JsonValue } from '../../json.js';
import { LIMITS } from '../model/limits-of.js';
import { REACH, type Constants } from '../model/slice.js';
import { numberAt, sampleList, sampleOf } from './sample.js';

/**
 * Values that stand for all the values a schema admits: every constant that the chart compares with, what lies on both sides
 * and between, and the schema's own limits. Those that matter most come first.
 */
export function valuesOf(schema: JsonValue | undefined, constants: Constants): JsonValue[] {
  if (!isJsonObject(schema)) return distinct([...looseValues(constants), sampleOf(schema)]);
  if (schema['const'] !== undefined) return [schema['const']];
  if (Array.isArray(schema['enum'])) return [...schema['enum']];
  switch (schema['type']) {
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number': {
      const limits = LIMITS.flatMap((key) => numberAt(schema, key) ?? []);
      const step = numberAt(schema, 'multipleOf') ?? (schema['type'] === 'integer' ? 1 : null);
      const around = numbersAround([...constants.numbers, ...limits, 0], step ?? 1);
      const beyond = [Math.max(...around) + (step ?? 1), Math.min(...around) - (step ?? 1)];
      const numbers = constants.isMeeting ? [...around, ...beyond] : around;
      const fitting = distinct([
        ...numbers.map((number) => (step === null ? number : Math.round(number / step) * step)),
        sampleOf(schema),
      ]).filter((value) => typeof value === 'number' && isWithin(value, schema));
      if (!constants.isCounted) return fitting;
      const most = Math.max(REACH, ...constants.numbers) + 1;
      const near = fitting.filter((value) => typeof value === 'number' && Math.abs(value) <= most);
      return near.length > 0 ? near : fitting;
    }
    case 'string':
      return distinct([...constants.strings, sampleOf(schema)]);
    case 'array': {
      const lengths = constants.numbers.filter((each) => Number.isInteger(each) && each >= 0 && each <= 20);
      const least = numberAt(schema, 'minItems') ?? 0;
      const most = numberAt(schema, 'maxItems') ?? 21;
      const around = [least, least + 1, ...lengths.flatMap((each) => [each - 1, each, each + 1])];
      return [...new Set(around)]
        .filter((length) => length >= least && length <= most)
        .map((length) => sampleList(schema, length));
    }
    default:
      return [sampleOf(schema)];
  }
}

/** Constants, then what lies beyond them, then what lies between two. */
export function numbersAround(constants: readonly number[], step = 1): number[] {
  const sorted = [...new Set(constants)].sort((a, b) => a - b);
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const between = sorted.slice(1).map((number, index) => (number + (sorted[index] ?? number)) / 2);
  return [...sorted, last + step, first - step, ...between];
}

function isWithin(value: number, schema: { readonly [key: string]: JsonValue }): boolean {
  const at = (key: string, otherwise: number) => numberAt(schema, key) ?? otherwise;
  return (
    value >= at('minimum', -Infinity) &&
    value <= at('maximum', Infinity) &&
    value > at('exclusiveMinimum', -Infinity) &&
    value < at('exclusiveMaximum', Infinity)
  );
}

function looseValues({ numbers, strings }: Constants): JsonValue[] {
  if (numbers.length === 0 && strings.length === 0) return [];
  return [...(numbers.length > 0 ? numbersAround(numbers) : []), ...strings];
}

function distinct(values: readonly JsonValue[]): JsonValue[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
