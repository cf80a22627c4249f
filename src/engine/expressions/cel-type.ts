import { isJsonObject, type JsonValue } from '../json.js';

/**
 * What an expression may be told about a value: a CEL type name (`double`, `list<string>`, `dyn` …), or the
 * types of an object's fields. JSON has one kind of number, so every number is a `double`.
 */
export type CelType = string | CelFields;

export interface CelFields {
  readonly [field: string]: CelType;
}

/** True when an expression of type `from` yields values that a place of type `to` may hold. */
export function isAssignable(from: string, to: CelType): boolean {
  if (typeof to !== 'string') return false;
  if (from === 'dyn' || to === 'dyn') return !from.startsWith('$');
  if (from === 'int' && to === 'double') return true;
  if (to === 'list' || to === 'list<dyn>') return from === 'list' || from.startsWith('list<');
  if (to === 'map<string, dyn>') return from === 'map' || from.startsWith('map<');
  return from === to || (from === 'list' && to.startsWith('list<'));
}

/** True when a value is one of a type, as far as its outermost part tells. */
export function isValueOf(value: JsonValue, type: CelType): boolean {
  if (type === 'double') return typeof value === 'number';
  if (type === 'bool') return typeof value === 'boolean';
  if (type === 'string') return typeof value === 'string';
  if (typeof type === 'string' && type.startsWith('list')) return Array.isArray(value);
  if (typeof type === 'string' && type.startsWith('map')) return isJsonObject(value);
  return true;
}

/** The type as a reader of an error message knows it. */
export function nameOfType(type: CelType): string {
  if (typeof type !== 'string' || type.startsWith('$')) return 'object';
  return type === 'double' || type === 'int' ? 'number' : type;
}
