import type { JsonObject } from '../../../engine/json.js';
import { readAnswer } from './read-answer.js';

function answer(
  text: string | Buffer,
  type: string | undefined = 'application/json',
  headers: Record<string, string> = {},
): Parameters<typeof readAnswer>[0] {
  return {
    status: 200,
    headers: { ...(type === undefined ? {} : { 'content-type': type }), ...headers },
    body: Buffer.from(text),
  };
}

const RESULT: JsonObject = {
  type: 'object',
  properties: { order: { type: 'string' } },
  required: ['order'],
};

describe('readAnswer', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/problem+json',
    'Application/JSON',
  ])('reads JSON where the type is %s', (type) => {
    expect(readAnswer(answer('{"order":"订单7"}', type), undefined)).toEqual({ order: '订单7' });
  });

  it.each(['text/plain', 'text/html; charset=utf-8', 'application/jsonish', ''])(
    'gives any other text as it is: %j',
    (type) => {
      expect(readAnswer(answer('{"order":7}', type), undefined)).toEqual({ text: '{"order":7}' });
    },
  );

  it('gives null where nothing was said', () => {
    expect(readAnswer(answer('', undefined), undefined)).toBeNull();
  });

  it.each([
    ['no JSON', answer('{"order":'), 'it is not JSON'],
    ['no text', answer(Buffer.from([0xff, 0xfe, 0x00])), 'it is not UTF-8'],
    ['a character that PostgreSQL cannot keep', answer('{"order":"\\u0000"}'), 'a character'],
    ['half a surrogate pair as a name', answer('{"\\ud800":1}'), 'a character'],
    ['a name that means something else', answer('{"__proto__":{"admin":true}}'), 'a name'],
    ['a million brackets', answer('['.repeat(1_000) + ']'.repeat(1_000)), 'more than 40 levels deep'],
  ])('refuses %s', (_, given, reason) => {
    expect(() => readAnswer(given, undefined)).toThrow(
      expect.objectContaining({ code: 'RESULT_INVALID', message: expect.stringContaining(reason) }),
    );
  });

  it('refuses what is compressed, as nothing of that was asked for', () => {
    expect(() => readAnswer(answer('x', 'text/plain', { 'content-encoding': 'gzip' }), undefined)).toThrow(
      expect.objectContaining({ code: 'ENCODING_NOT_SUPPORTED' }),
    );
  });

  it('holds the answer against what the playbook declares', () => {
    expect(readAnswer(answer('{"order":"7"}'), RESULT)).toEqual({ order: '7' });
    expect(() => readAnswer(answer('{}'), RESULT)).toThrow(
      expect.objectContaining({ code: 'RESULT_INVALID', message: expect.stringContaining('order') }),
    );
    expect(() => readAnswer(answer('', undefined), RESULT)).toThrow(
      expect.objectContaining({ code: 'RESULT_INVALID' }),
    );
  });
});
