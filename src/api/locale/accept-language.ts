import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { LOCALES, type Locale } from '../../platform/localized-text.js';

/** English where a caller says nothing, or nothing that Setpiece speaks. */
export const DEFAULT_LOCALE: Locale = 'en';

/** The language to answer in, by RFC 9110's `Accept-Language`. Never throws, whatever the header holds. */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  const wanted = new Negotiator({ headers: { 'accept-language': acceptLanguage } })
    .languages()
    .filter(isLanguageTag);
  return toLocale(match(wanted, LOCALES, DEFAULT_LOCALE));
}

function toLocale(value: string): Locale {
  return LOCALES.find((locale) => locale === value) ?? DEFAULT_LOCALE;
}

function isLanguageTag(tag: string): boolean {
  try {
    return tag !== '*' && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
