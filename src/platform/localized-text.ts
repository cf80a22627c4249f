/** A text that people read, in both of Setpiece's languages. */
export interface LocalizedText {
  readonly zh: string;
  readonly en: string;
}

export const LOCALES = ['zh', 'en'] as const;

export type Locale = (typeof LOCALES)[number];
