import { checkText } from '../../platform/check-input.js';

/** A remark that may be left out, trimmed; null where there is none. Throws `FIELD_TOO_LONG`. */
export function checkRemark(comment: string | null): string | null {
  return comment === null || comment.trim() === '' ? null : checkText(comment, ['comment'], 2000);
}
