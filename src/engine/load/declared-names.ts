import { isJsonObject, type JsonValue } from '../json.js';
import type { DeclaredNames } from './check-subject.js';

/** Reads the names out of a file of any shape. */
export function declaredNames(json: JsonValue): DeclaredNames {
  const internal = memberOf(json, 'internalEvents');
  return {
    roles: keysOf(memberOf(json, 'roles')),
    kpis: keysOf(memberOf(json, 'kpis')),
    tasks: keysOf(memberOf(json, 'tasks')),
    events: keysOf(memberOf(json, 'events')),
    internalEvents: Array.isArray(internal) ? internal.map(String) : [],
    timers: keysOf(memberOf(json, 'timers')),
    services: keysOf(memberOf(json, 'services')),
    locks: keysOf(memberOf(json, 'locks')),
    contextFields: keysOf(memberOf(memberOf(json, 'machine'), 'context')),
  };
}

function memberOf(json: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(json) && Object.hasOwn(json, key) ? json[key] : undefined;
}

function keysOf(json: JsonValue | undefined): string[] {
  return isJsonObject(json) ? Object.keys(json) : [];
}
