import type { JsonObject } from '../json.js';
import type { LocalizedText } from '../localized-text.js';

/** What people read of a task: of one among many, what it is about, or else its number. `input` is what its state gave it. */
export function titleOfInstance({ zh, en }: LocalizedText, { index, label }: JsonObject): LocalizedText {
  if (typeof label === 'string') return { zh: `${zh}：${label}`, en: `${en}: ${label}` };
  return typeof index === 'number' ? { zh: `${zh} #${index}`, en: `${en} #${index}` } : { zh, en };
}
