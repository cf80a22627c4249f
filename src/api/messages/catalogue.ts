import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageValues } from '../../platform/domain-error.js';
import type { Locale, LocalizedText } from '../../platform/localized-text.js';

const catalogue = new Map<string, LocalizedText>();

/**
 * Adds the messages (ICU MessageFormat) of a feature's error codes. Throws where a code is defined twice, so that one
 * code always means one thing.
 */
export function defineMessages(messages: Readonly<Record<string, LocalizedText>>): void {
  for (const [code, text] of Object.entries(messages)) {
    if (catalogue.has(code)) throw new Error(`The message ${code} is defined twice.`);
    catalogue.set(code, text);
  }
}

export function hasMessage(code: string): boolean {
  return catalogue.has(code);
}

/** All messages by code. */
export function definedMessages(): ReadonlyMap<string, LocalizedText> {
  return catalogue;
}

/** The message of a code in both languages. A code without one gives itself. */
export function messageOf(code: string, values: MessageValues = {}): LocalizedText {
  return { zh: format(code, values, 'zh'), en: format(code, values, 'en') };
}

function format(code: string, values: MessageValues, locale: Locale): string {
  const text = catalogue.get(code);
  if (!text) return code;
  try {
    return String(new IntlMessageFormat(text[locale], locale).format({ ...values }));
  } catch {
    // A value that the thrower forgot must not turn a refusal into a fault of the server.
    return text[locale];
  }
}
