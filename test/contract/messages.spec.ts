import { IntlMessageFormat } from 'intl-messageformat';
import { definedMessages } from '../../src/api/messages/catalogue.js';
import { findThrownCodes } from '../support/thrown-codes.js';
// Loads every feature, and with it the messages of each.
import '../../src/app.module.js';

const CHINESE = /\p{Script=Han}/u;

describe('The messages', () => {
  const messages = [...definedMessages()];

  it('exist for every code that is thrown', async () => {
    const thrown = await findThrownCodes('src');

    expect(thrown.size).toBeGreaterThan(100);
    expect([...thrown].filter(([code]) => !definedMessages().has(code))).toEqual([]);
  });

  it('can be formatted, and need the same values in both languages', () => {
    const differing = messages.filter(([, { zh, en }]) => argumentsOf(zh, 'zh') !== argumentsOf(en, 'en'));

    expect(differing).toEqual([]);
  });

  it('are Chinese in Chinese and English in English', () => {
    expect(messages.filter(([, { zh, en }]) => !CHINESE.test(zh) || CHINESE.test(en))).toEqual([]);
  });
});

/** The names of the values that a message needs; a title comes in one language as `roleZh`, in the other as `roleEn`. */
function argumentsOf(text: string, locale: string): string {
  const tree = JSON.stringify(new IntlMessageFormat(text, locale).getAst());
  const names = [...tree.matchAll(/"type":[1-6],"value":"(\w+)"/g)].map(([, name = '']) => name);
  return [...new Set(names.map((name) => name.replace(/(Zh|En)$/, '')))].toSorted().join();
}
