import { DomainError } from '../../platform/domain-error.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The opaque global id of a record: unique over all types. */
export function encodeNodeId(type: string, uuid: string): string {
  return Buffer.from(`${type}:${uuid}`).toString('base64url');
}

/** Splits a global id; null where it is none. */
export function parseNodeId(id: string): { type: string; uuid: string } | null {
  const [type, uuid, ...rest] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  if (!type || !uuid || rest.length > 0 || !isUuid(uuid)) return null;
  return encodeNodeId(type, uuid) === id ? { type, uuid } : null;
}

/** The uuid in a global id of the given type. Throws `INVALID_ID` with the path for any other string. */
export function decodeNodeId(type: string, id: string, path: readonly string[]): string {
  const parsed = parseNodeId(id);
  if (parsed?.type !== type) throw new DomainError('INVALID_ID', { type }, path);
  return parsed.uuid;
}

export function decodeOptionalNodeId(type: string, id: string | null | undefined, path: readonly string[]) {
  return id == null ? null : decodeNodeId(type, id, path);
}
