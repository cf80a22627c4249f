import type { JsonObject, JsonValue } from '../json.js';
import { validateForm } from './validate-form.js';

const schema: JsonObject = {
  type: 'object',
  required: ['cost'],
  additionalProperties: false,
  properties: {
    cost: { type: 'number', minimum: 0, titles: { zh: '费用', en: 'Cost' } },
    size: { enum: ['S', 'M'], titles: { zh: '尺码', en: 'Size' } },
    mail: { type: 'string', format: 'email', titles: { zh: '邮箱', en: 'Mail' } },
    lines: {
      type: 'array',
      minItems: 1,
      titles: { zh: '明细', en: 'Lines' },
      items: {
        type: 'object',
        required: ['count'],
        additionalProperties: false,
        properties: { count: { type: 'integer', titles: { zh: '数量', en: 'Count' } } },
      },
    },
  },
};

describe('validateForm', () => {
  it('finds nothing wrong with data that fits', () => {
    expect(validateForm(schema, { cost: 3, lines: [{ count: 1 }] })).toEqual([]);
  });

  const rows: [string, JsonValue, string, string, string][] = [
    ['a missing field', {}, 'cost', 'FIELD_REQUIRED', 'Cost: is required'],
    ['a wrong type', { cost: '3' }, 'cost', 'FIELD_WRONG_TYPE', 'Cost: must be of type number'],
    ['a number too small', { cost: -1 }, 'cost', 'FIELD_TOO_SMALL', 'Cost: must be at least 0'],
    [
      'a value not among the choices',
      { cost: 1, size: 'L' },
      'size',
      'FIELD_NOT_A_CHOICE',
      'Size: must be one of S, M',
    ],
    [
      'a wrong format',
      { cost: 1, mail: 'x' },
      'mail',
      'FIELD_WRONG_FORMAT',
      'Mail: must be in the format email',
    ],
    ['a field nobody asked for', { cost: 1, b: 2 }, 'b', 'FIELD_UNKNOWN', 'b: is not a field of this form'],
    [
      'a prototype name as a field',
      JSON.parse('{"cost":1,"__proto__":2}'),
      '__proto__',
      'FIELD_UNKNOWN',
      '__proto__: is not a field of this form',
    ],
    ['an empty list', { cost: 1, lines: [] }, 'lines', 'FIELD_TOO_FEW', 'Lines: must have at least 1 items'],
    [
      'a fault deep inside',
      { cost: 1, lines: [{ count: 1 }, {}] },
      'lines[1].count',
      'FIELD_REQUIRED',
      'Count: is required',
    ],
    ['something that is no object', 7, '', 'FIELD_WRONG_TYPE', 'This: must be of type object'],
  ];
  it.each(rows)('says where and why for %s', (_, data, path, code, en) => {
    expect(validateForm(schema, data)).toEqual([{ path, code, message: { en, zh: expect.any(String) } }]);
  });

  it('reports every problem, not just the first', () => {
    expect(
      validateForm(schema, { size: 'L', b: 1 })
        .map((problem) => problem.path)
        .sort(),
    ).toEqual(['b', 'cost', 'size']);
  });

  it('does not change the data', () => {
    const data = Object.freeze({ cost: 1 });
    expect(validateForm(schema, data)).toEqual([]);
  });

  it('holds a text to a pattern that would keep JavaScript busy for ever', () => {
    const repeating = { type: 'object', properties: { code: { type: 'string', pattern: '^(a+)+$' } } };
    expect(validateForm(repeating, { code: 'a'.repeat(5000) })).toEqual([]);
    expect(validateForm(repeating, { code: `${'a'.repeat(5000)}!` })).toMatchObject([
      { code: 'FIELD_WRONG_FORMAT' },
    ]);
  });

  it('knows Chinese characters in a pattern', () => {
    const plates = {
      type: 'object',
      properties: { plate: { type: 'string', pattern: '^[\\u4e00-\\u9fa5]\\d{2}$' } },
    };
    const han = { type: 'object', properties: { plate: { type: 'string', pattern: '^\\p{Han}\\d{2}$' } } };
    expect(validateForm(plates, { plate: '浙12' })).toEqual([]);
    expect(validateForm(han, { plate: '浙12' })).toEqual([]);
    expect(validateForm(han, { plate: 'A12' })).toMatchObject([{ code: 'FIELD_WRONG_FORMAT' }]);
  });
});
