import type { ErrorObject } from 'ajv';
import { isJsonObject } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import type { FieldProblem } from './field-problem.js';
import { own } from '../own.js';

type Describe = (limit: string) => Readonly<{ code: string; zh: string; en: string }>;

/** What each JSON Schema keyword says when it fails; `limit` is the value it compares with. */
const DESCRIPTIONS: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ['required', () => ({ code: 'FIELD_REQUIRED', zh: '必填', en: 'is required' })],
  [
    'additionalProperties',
    () => ({ code: 'FIELD_UNKNOWN', zh: '没有这个字段', en: 'is not a field of this form' }),
  ],
  ['type', (type) => ({ code: 'FIELD_WRONG_TYPE', zh: `类型应为 ${type}`, en: `must be of type ${type}` })],
  [
    'enum',
    (all) => ({ code: 'FIELD_NOT_A_CHOICE', zh: `应为其中之一：${all}`, en: `must be one of ${all}` }),
  ],
  ['const', (value) => ({ code: 'FIELD_NOT_A_CHOICE', zh: `应为 ${value}`, en: `must be ${value}` })],
  ['minimum', (n) => ({ code: 'FIELD_TOO_SMALL', zh: `不能小于 ${n}`, en: `must be at least ${n}` })],
  [
    'exclusiveMinimum',
    (n) => ({ code: 'FIELD_TOO_SMALL', zh: `必须大于 ${n}`, en: `must be more than ${n}` }),
  ],
  ['maximum', (n) => ({ code: 'FIELD_TOO_LARGE', zh: `不能大于 ${n}`, en: `must be at most ${n}` })],
  [
    'exclusiveMaximum',
    (n) => ({ code: 'FIELD_TOO_LARGE', zh: `必须小于 ${n}`, en: `must be less than ${n}` }),
  ],
  [
    'multipleOf',
    (n) => ({ code: 'FIELD_NOT_A_MULTIPLE', zh: `应为 ${n} 的倍数`, en: `must be a multiple of ${n}` }),
  ],
  [
    'minLength',
    (n) => ({ code: 'FIELD_TOO_SHORT', zh: `至少 ${n} 个字符`, en: `must have at least ${n} characters` }),
  ],
  [
    'maxLength',
    (n) => ({ code: 'FIELD_TOO_LONG', zh: `最多 ${n} 个字符`, en: `must have at most ${n} characters` }),
  ],
  ['minItems', (n) => ({ code: 'FIELD_TOO_FEW', zh: `至少 ${n} 项`, en: `must have at least ${n} items` })],
  ['maxItems', (n) => ({ code: 'FIELD_TOO_MANY', zh: `最多 ${n} 项`, en: `must have at most ${n} items` })],
  [
    'uniqueItems',
    () => ({ code: 'FIELD_REPEATED', zh: '不能有重复项', en: 'must not contain an item twice' }),
  ],
  ['pattern', (form) => ({ code: 'FIELD_WRONG_FORMAT', zh: `格式应符合 ${form}`, en: `must match ${form}` })],
  [
    'format',
    (name) => ({ code: 'FIELD_WRONG_FORMAT', zh: `格式应为 ${name}`, en: `must be in the format ${name}` }),
  ],
]);

const ANY_OTHER: Describe = () => ({ code: 'FIELD_INVALID', zh: '不符合要求', en: 'is not as it should be' });

/** The code and the message of one failed check, with the field's own name when it has one. */
export function fieldMessage(
  error: ErrorObject,
  titles: LocalizedText | null,
): Pick<FieldProblem, 'code' | 'message'> {
  const describe = DESCRIPTIONS.get(error.keyword) ?? ANY_OTHER;
  const { code, zh, en } = describe(limitText(error.schema));
  const name = titles ?? { zh: '此处', en: 'This' };
  return { code, message: { zh: `${name.zh}：${zh}`, en: `${name.en}: ${en}` } };
}

/** What the field that failed is called: its own `titles`, or those of the member that is missing. */
export function titlesOf(error: ErrorObject, member: string | null): LocalizedText | null {
  const parent: unknown = error.parentSchema;
  if (member === null) return titlesIn(parent);
  if (!isJsonObject(parent)) return null;
  const properties = parent['properties'];
  const field = isJsonObject(properties) ? own(properties, member) : undefined;
  return titlesIn(field) ?? { zh: member, en: member };
}

function titlesIn(schema: unknown): LocalizedText | null {
  const titles = isJsonObject(schema) ? schema['titles'] : undefined;
  if (!isJsonObject(titles)) return null;
  const { zh, en } = titles;
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}

function limitText(limit: unknown): string {
  if (typeof limit === 'string') return limit;
  return Array.isArray(limit) ? limit.map(limitText).join(', ') : JSON.stringify(limit);
}
