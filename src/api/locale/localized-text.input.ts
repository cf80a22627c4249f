import { Field, InputType } from '@nestjs/graphql';
import { checkText } from '../../platform/check-input.js';
import type { LocalizedText } from '../../platform/localized-text.js';

@InputType({ description: 'A text that people read, in both languages.' })
export class LocalizedTextInput implements LocalizedText {
  @Field(() => String, { description: 'In Chinese (Simplified).' })
  zh!: string;

  @Field(() => String, { description: 'In English.' })
  en!: string;
}

/** The text with both languages trimmed; throws like `checkText`, with the language at the end of the path. */
export function checkLocalizedText(text: LocalizedText, path: readonly string[], most = 200): LocalizedText {
  return { zh: checkText(text.zh, [...path, 'zh'], most), en: checkText(text.en, [...path, 'en'], most) };
}
