import { LOCALES, type Locale } from '../platform/localized-text.js';

/** The language that `LANG` (`zh_CN.UTF-8`) or a person names; English for all others. */
export function toLocale(wanted: string | undefined): Locale {
  return LOCALES.find((locale) => wanted?.startsWith(locale)) ?? 'en';
}
