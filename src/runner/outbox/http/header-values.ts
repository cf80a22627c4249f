import { isJsonObject, type JsonValue } from '../../../engine/json.js';
import { CallFailure } from '../call-failure.js';

/** Headers that say how the message goes, or are Setpiece's own. */
const RESERVED =
  /^(host|connection|content-length|content-encoding|transfer-encoding|keep-alive|upgrade|te|trailer|expect|proxy-.*|accept-encoding|idempotency-key|setpiece-run|user-agent)$/i;

/**
 * The headers of a stored request with the values of the secrets they name: `{ secret: ERP_TOKEN }`. What comes back is
 * not to be stored or logged. Throws CallFailure (SECRET_MISSING, REQUEST_INVALID).
 */
export function headerValues(
  headers: Readonly<Record<string, JsonValue>>,
  secrets: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (RESERVED.test(name)) throw new CallFailure('REQUEST_INVALID', { reason: `header ${name}` });
      return [name, valueOf(name, value, secrets)];
    }),
  );
}

function valueOf(name: string, value: JsonValue, secrets: ReadonlyMap<string, string>): string {
  if (typeof value === 'string') return value;
  const secret = isJsonObject(value) ? value['secret'] : null;
  if (typeof secret !== 'string') throw new CallFailure('REQUEST_INVALID', { reason: `header ${name}` });
  const known = secrets.get(secret);
  if (known === undefined) throw new CallFailure('SECRET_MISSING', { name: secret });
  return known;
}
