import { isAssignable } from './cel-type.js';
import { checkExpression } from './expression-check.js';
import { expressionEnvironment } from './expression-environment.js';
import { compileExpression } from './expression.js';
import { ExpressionFault } from './expression-fault.js';
import { typeOfSchema } from './type-of-schema.js';
import { typeOfValue } from './type-of-value.js';

const environment = expressionEnvironment({
  context: {
    n: 'double',
    name: 'string',
    list: 'list<double>',
    any: 'dyn',
    input: { size: 'double' },
    kpis: { rate: { value: 'double' } },
  },
  event: { payload: { item: 'string' } },
  instances: null,
  hasInput: false,
  hasItem: false,
});
const input = {
  context: { n: 2, name: 'x', list: [1, 2], any: 3, input: { size: 4 }, kpis: {} },
  event: { payload: { item: 'a' } },
};

describe('an expression', () => {
  it.each([
    ['context.n + 1', 3],
    ['1 - context.n', -1],
    ['context.n * 2 / 4', 1],
    ['context.any + 1', 4],
    ['context.n == 2 && context.n < 3', true],
    ['2 == context.n', true],
    ['size(context.list) + 1', 3],
    ['context.list + [3.0]', [1, 2, 3]],
    ['context.name + event.payload.item', 'xa'],
    ['has(context.kpis.rate) && context.kpis.rate.value > 3', false],
    ['{"a": 1, "b": [context.name]}', { a: 1, b: ['x'] }],
    ['timestamp("2024-03-01T00:00:00Z")', '2024-03-01T00:00:00.000Z'],
  ])('%s yields JSON', (source, value) => {
    expect(compileExpression(environment, source, 'dyn')(input)).toEqual(value);
  });

  it.each(['context.kpis.rate.value', 'context.list[9]', 'context.n / 0', 'b"bytes"', '9007199254740993'])(
    '%s fails with the expression and the reason',
    (source) => {
      expect(() => compileExpression(environment, source, 'dyn')(input)).toThrow(ExpressionFault);
      expect(() => compileExpression(environment, source, 'dyn')(input)).toThrow(source);
    },
  );

  it('fails when what could not be known before turns out to be of another type', () => {
    expect(checkExpression(environment, 'context.any', 'string')).toBeNull();
    expect(() => compileExpression(environment, 'context.any', 'string')(input)).toThrow('yields no string');
  });

  it.each([
    ['context.n > 1', 'bool', null],
    ['context.n', 'bool', { kind: 'wrongType', actual: 'double' }],
    ['size(context.list)', 'double', null],
    ['context.any', 'string', null],
    ['context.input', 'dyn', { kind: 'wrongType', actual: '$context.input' }],
    ['context.m > 1', 'bool', { kind: 'invalid', reason: 'No such key: m' }],
    ['context.name > 1', 'bool', { kind: 'invalid', reason: 'no such overload: string > int' }],
    ['nobody', 'bool', { kind: 'invalid', reason: 'Unknown variable: nobody' }],
    ['context.n >', 'bool', { kind: 'invalid', reason: 'Unexpected token: EOF' }],
  ])('%s is checked against %s', (source, wanted, problem) => {
    expect(checkExpression(environment, source, wanted)).toEqual(problem);
  });
});

describe('types', () => {
  it.each([
    [{ type: 'integer' }, 'double'],
    [{ type: 'array', items: { type: 'string' } }, 'list<string>'],
    [{ type: 'array', items: { type: 'object' } }, 'list<map<string, dyn>>'],
    [{ type: 'object', additionalProperties: false, properties: { a: { type: 'boolean' } } }, { a: 'bool' }],
    [{ type: 'object', properties: { a: { type: 'boolean' } } }, 'map<string, dyn>'],
    [{ type: ['string', 'null'] }, 'dyn'],
    [{ enum: [1, 2] }, 'dyn'],
  ])('of the schema %j is %j', (schema, type) => {
    expect(typeOfSchema(schema)).toEqual(type);
  });

  it.each([
    [null, 'dyn'],
    [1, 'double'],
    [[], 'list<dyn>'],
    [['a', 'b'], 'list<string>'],
    [['a', 1], 'list<dyn>'],
    [{ a: 1 }, 'map<string, dyn>'],
  ])('of the value %j is %s', (value, type) => {
    expect(typeOfValue(value)).toBe(type);
  });

  it.each([
    ['int', 'double', true],
    ['double', 'string', false],
    ['list<string>', 'list<dyn>', true],
    ['list', 'list<string>', true],
    ['list<double>', 'list<string>', false],
    ['map<string, int>', 'map<string, dyn>', true],
    ['dyn', 'bool', true],
    ['string', { a: 'bool' }, false],
  ])('%s may go into %j: %s', (from, to, fits) => {
    expect(isAssignable(from, to)).toBe(fits);
  });
});
