import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import { suggestName } from '../suggest-name.js';
import { error } from '../finding.js';
import { FragmentExpander } from './expand-fragments.js';
import { layOver, type Written } from './lay-over.js';
import { Origins } from './origins.js';
import { errorAt, within, type Origin, type Part, type PlacedFinding } from './part.js';
import type { PartLibrary } from './part-library.js';

/** A playbook with its base and its fragments written out. */
export interface Expansion {
  readonly json: JsonValue;
  readonly origins: Origins;
  /** What stands in the way of writing it out. */
  readonly findings: readonly PlacedFinding[];
  /** The other files that it is made of, in the order of their use. */
  readonly used: readonly Part[];
}

const MOST_BASES = 8;

/** Writes out `extends` and the fragments of a playbook. One that has neither stays as it is. */
export function expandPlaybook(playbook: Part, library: PartLibrary): Expansion {
  const origins = new Origins(playbook);
  const used = new Set<Part>();
  const findings: PlacedFinding[] = [];
  const { json = null } = playbook;
  if (!isJsonObject(json)) return { json, origins, findings, used: [] };
  const whole = layOverBases({ value: json, origin: { part: playbook, location: [] } });
  // Without its base, a playbook lacks what its fragments need.
  if (findings.length > 0) return { json, origins, findings, used: [...used] };
  const expander = new FragmentExpander(whole, library, origins, used);
  const expanded = expander.expand();
  return { json: expanded, origins, findings: expander.findings, used: [...used] };

  function layOverBases(written: Written, keys: readonly string[] = []): JsonObject {
    const { value, origin } = written;
    const key = own(value, 'extends');
    // What is no name is told by the schema.
    if (typeof key !== 'string') return value;
    const at = within(origin, 'extends');
    const { extends: _, ...rest } = value;
    const chain = [...keys, typeof rest['key'] === 'string' ? rest['key'] : ''];
    origins.copy(value, rest);
    const base = findBase(key, chain, at);
    if (base === null) return rest;
    used.add(base.part);
    const lower = layOverBases({ value: base.json, origin: { part: base.part, location: [] } }, chain);
    return layOver(
      { value: lower, origin: { part: base.part, location: [] } },
      { value: rest, origin },
      origins,
    );
  }

  function findBase(
    key: string,
    chain: readonly string[],
    at: Origin,
  ): { part: Part; json: JsonObject } | null {
    if (chain.includes(key))
      return refuse(errorAt(at, 'EXTENDS_IN_A_CIRCLE', { name: key, detail: [...chain, key].join(' → ') }));
    if (chain.length > MOST_BASES)
      return refuse(errorAt(at, 'EXTENDS_TOO_DEEP', { detail: String(MOST_BASES) }));
    const part = library.find('key', key);
    if (part === null) {
      return refuse(
        errorAt(at, 'UNKNOWN_BASE', { name: key, detail: suggestName(key, library.names('key')) }),
      );
    }
    if (isJsonObject(part.json) && part.findings.length + part.problems.length === 0)
      return { part, json: part.json };
    used.add(part);
    findings.push(...part.findings.map((finding) => ({ finding, part })));
    if (part.json !== undefined && !isJsonObject(part.json))
      findings.push({ finding: error('INVALID_VALUE', []), part });
    return null;
  }

  function refuse(finding: PlacedFinding): null {
    findings.push(finding);
    return null;
  }
}
