import type { JsonObject } from '../../engine/json.js';
import type { LocalizedText } from '../../engine/localized-text.js';
import type { CallError } from '../command-request.js';

/** What people read of it, each in their language. */
export function errorText({ message, text }: CallError): LocalizedText {
  return text ?? { zh: message, en: message };
}

/** As the log keeps it; a chart sees the code and the message. */
export function errorPayload({ code, message, text }: CallError): JsonObject {
  return { code, message, ...(text !== undefined && { text: { zh: text.zh, en: text.en } }) };
}
