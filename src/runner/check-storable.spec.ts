import type { JsonValue } from '../engine/json.js';
import { checkStorable } from './check-storable.js';

describe('checkStorable', () => {
  it.each<[JsonValue]>([['文字 🙂'], [{ list: [1, null, 'x'] }], ['\u0001\n'], [true]])(
    'lets %j pass',
    (value) => {
      expect(() => checkStorable(value, [])).not.toThrow();
    },
  );

  it.each<[string, JsonValue, string[]]>([
    ['NUL', { a: ['x', 'y\u0000'] }, ['a', '1']],
    ['half a pair', { a: { b: 'x\uDC00' } }, ['a', 'b']],
    ['NUL in a key', { a: { 'b\u0000': 1 } }, ['a']],
  ])('refuses %s and says where', (_what, value, path) => {
    expect(() => checkStorable(value, [])).toThrow(expect.objectContaining({ code: 'TEXT_INVALID', path }));
  });
});
