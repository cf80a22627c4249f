import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import type { Names, NamesInExpressions } from './rename-in-expression.js';

/** What the names of a fragment become where it is used. */
export interface FragmentNames extends NamesInExpressions {
  readonly roles: Names;
  readonly tasks: Names;
  readonly events: Names;
  readonly timers: Names;
  readonly services: Names;
  readonly locks: Names;
  /** Ids of states and invokes. */
  readonly ids: Names;
  /** Keys of the states in the fragment's state. */
  readonly states: ReadonlySet<string>;
  /** Put before each own name, camelCase. */
  readonly prefix: string;
  /** Path of the state that uses it. */
  readonly path: string;
}

/** Parts of a fragment that lie beside its state, and go beside the machine. */
export const DECLARED = ['roles', 'kpis', 'tasks', 'events', 'timers', 'services', 'locks'] as const;

/** Kinds of parts that a use can map to parts of the playbook instead of taking the fragment's. */
export const MAPPED = ['roles', 'kpis', 'events', 'timers', 'services', 'locks'] as const;

/** `legalReview` and `decide` make `legalReviewDecide`. */
export function prefixed(prefix: string, name: string): string {
  return `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** `legalReview` and `draft.changed` make `legalReview.draft.changed`. */
function prefixedEvent(prefix: string, name: string): string {
  return `${prefix}.${name}`;
}

/** The names of a fragment where it is used as `prefix`, in the state of a path, with some mapped to the playbook's. */
export function fragmentNames(
  fragment: JsonObject,
  use: { readonly prefix: string; readonly path: string; readonly mapped: JsonObject },
): FragmentNames {
  const { prefix, path, mapped } = use;
  const state = own(fragment, 'state') ?? null;
  const names = (kind: string, rename: (name: string) => string) => {
    const given = own(mapped, kind);
    return new Map(
      keysOf(own(fragment, kind)).map((name) => {
        const to = isJsonObject(given) ? own(given, name) : undefined;
        return [name, typeof to === 'string' ? to : rename(name)];
      }),
    );
  };
  const camel = (name: string) => prefixed(prefix, name);
  const internal = own(fragment, 'internalEvents');
  return {
    // A role is a person's part: one person does for all uses what they all ask for.
    roles: names('roles', (name) => name),
    kpis: names('kpis', camel),
    tasks: names('tasks', camel),
    timers: names('timers', camel),
    services: names('services', camel),
    locks: names('locks', camel),
    fields: names('context', camel),
    events: new Map([
      ...(Array.isArray(internal) ? internal : []).map((name): [string, string] => [
        String(name),
        prefixedEvent(prefix, String(name)),
      ]),
      ...names('events', (name) => prefixedEvent(prefix, name)),
    ]),
    ids: new Map(idsIn(state).map((id) => [id, camel(id)])),
    instances: new Map(idsIn(state).map((id) => [id, camel(id)])),
    states: new Set(isJsonObject(state) ? keysOf(own(state, 'states')) : []),
    prefix,
    path,
  };
}

export function keysOf(value: JsonValue | undefined): string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

/** Ids of states and invokes, at any depth. */
function idsIn(value: JsonValue): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (!isJsonObject(value)) return [];
  const id = own(value, 'id');
  return [...(typeof id === 'string' ? [id] : []), ...Object.values(value).flatMap(idsIn)];
}
