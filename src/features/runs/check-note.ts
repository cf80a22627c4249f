import { checkText } from '../../platform/check-input.js';

/** An optional remark, trimmed; empty where there is none. Throws `FIELD_TOO_LONG`. */
export function checkNote(note: string | null | undefined, path: readonly string[], most: number): string {
  return note == null || note.trim() === '' ? '' : checkText(note, path, most);
}
