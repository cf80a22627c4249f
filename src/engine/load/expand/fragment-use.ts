import { validateForm } from '../../forms/validate-form.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import { own } from '../../own.js';
import { suggestName } from '../suggest-name.js';
import type { AddedParts } from './added-parts.js';
import { keysOf, MAPPED } from './fragment-names.js';
import type { Written } from './lay-over.js';
import type { Origins } from './origins.js';
import { errorAt, type Origin, type PlacedFinding } from './part.js';
import type { Fragment } from './read-fragment.js';

/** What `meta.fragment` says, with the defaults of the fragment's parameters. */
export interface ReadUse {
  readonly values: JsonObject;
  /** Where each value was written. */
  readonly valueOrigin: (parameter: string) => Origin;
  readonly findings: readonly PlacedFinding[];
}

/** Reads what the use of a fragment gives it, and checks that it fits. */
export function readUse(use: Written, fragment: Fragment, origins: Origins, added: AddedParts): ReadUse {
  const given = own(use.value, 'with');
  const said = isJsonObject(given) ? given : {};
  const at = isJsonObject(given) ? origins.member(use.value, 'with', use.origin) : use.origin;
  const valueOrigin = (parameter: string): Origin =>
    Object.hasOwn(said, parameter)
      ? origins.member(said, parameter, at)
      : { part: fragment.part, location: ['parameters', 'properties', parameter, 'default'] };
  const problems = validateForm(fragment.parameters, said).map(({ path, message: { zh, en } }) => {
    const field = path.split(/[.[]/, 1)[0] ?? '';
    return errorAt(Object.hasOwn(said, field) ? valueOrigin(field) : at, 'WRONG_PARAMETER', {
      name: zh,
      detail: en,
    });
  });
  const findings = [...mappingFindings(use, fragment, origins, added), ...problems];
  return { values: { ...defaultsOf(fragment), ...said }, valueOrigin, findings };
}

/** That what is mapped is a part of the fragment, and that what it is mapped to is one of the playbook. */
function mappingFindings(
  { value, origin }: Written,
  { json }: Fragment,
  origins: Origins,
  added: AddedParts,
): PlacedFinding[] {
  return MAPPED.flatMap((kind) => {
    const given = own(value, kind);
    if (!isJsonObject(given) || json === null) return [];
    const known = keysOf(own(json, kind));
    const at = origins.member(value, kind, origin);
    return Object.entries(given).flatMap(([name, to]) => {
      const place = origins.member(given, name, at);
      if (!known.includes(name))
        return [errorAt(place, 'NOT_IN_FRAGMENT', { name, detail: suggestName(name, known) })];
      // What is no name at all, the schema would refuse; nothing of it may go on into the fragment.
      const target = typeof to === 'string' ? to : JSON.stringify(to);
      if (added.has(kind, target)) return [];
      const detail = suggestName(target, added.names(kind));
      return [errorAt(place, 'NOT_IN_PLAYBOOK', { name: target, detail })];
    });
  });
}

function defaultsOf({ parameters }: Fragment): JsonObject {
  const properties = own(parameters, 'properties');
  return Object.fromEntries(
    Object.entries(isJsonObject(properties) ? properties : {}).flatMap(([name, schema]) => {
      const value = isJsonObject(schema) ? own(schema, 'default') : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
