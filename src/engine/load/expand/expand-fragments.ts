import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import { suggestName } from '../suggest-name.js';
import { DATA_KEY, FragmentAdapter } from './adapt-fragment.js';
import { AddedParts } from './added-parts.js';
import { countValues } from './count-values.js';
import { DECLARED, fragmentNames, type FragmentNames } from './fragment-names.js';
import { readUse } from './fragment-use.js';
import type { Written } from './lay-over.js';
import { mergeState } from './merge-state.js';
import type { Origins } from './origins.js';
import type { PartLibrary } from './part-library.js';
import { errorAt, type Origin, type Part, type PlacedFinding } from './part.js';
import { readFragment, type Fragment } from './read-fragment.js';

const MOST_NESTED = 8;
/** Of all the fragments together; a large playbook has some 8,000. */
const MOST_VALUES = 100_000;

/** Where a state lies, and the fragments that it is inside of, outermost first. */
interface Place {
  readonly key: string;
  readonly path: string;
  readonly chain: readonly string[];
}

interface UsableFragment extends Fragment {
  readonly key: string;
  readonly json: JsonObject;
}

/** Writes fragments out: their states into the states that use them, their other parts beside those of the playbook. */
export class FragmentExpander {
  readonly findings: PlacedFinding[] = [];
  readonly #fragments = new Map<Part, Fragment>();
  readonly #added: AddedParts;
  #values = 0;

  constructor(
    private readonly playbook: JsonObject,
    private readonly library: PartLibrary,
    private readonly origins: Origins,
    private readonly used: Set<Part>,
  ) {
    this.#added = new AddedParts(playbook);
  }

  expand(): JsonObject {
    const machine = own(this.playbook, 'machine');
    if (!isJsonObject(machine)) return this.playbook;
    const origin = this.origins.find(this.playbook, ['machine']);
    const expanded = this.#statesOf({ value: machine, origin }, { key: '', path: '', chain: [] });
    return expanded === machine ? this.playbook : this.#added.into(expanded, this.origins);
  }

  #statesOf(state: Written, place: Place): JsonObject {
    const states = own(state.value, 'states');
    if (!isJsonObject(states)) return state.value;
    const origin = this.origins.member(state.value, 'states', state.origin);
    const entries = Object.entries(states).map(([key, value]): [string, JsonValue] => {
      if (!isJsonObject(value)) return [key, value];
      const path = place.path === '' ? key : `${place.path}.${key}`;
      const inner = { value, origin: this.origins.member(states, key, origin) };
      return [key, this.#state(inner, { ...place, key, path })];
    });
    if (entries.every(([key, value]) => own(states, key) === value)) return state.value;
    return this.#changed(state.value, { states: this.#changed(states, Object.fromEntries(entries)) });
  }

  #state(state: Written, place: Place): JsonObject {
    const meta = own(state.value, 'meta');
    if (!isJsonObject(meta) || own(meta, 'fragment') === undefined) return this.#statesOf(state, place);
    const { fragment: use = null, ...shown } = meta;
    this.origins.copy(meta, shown);
    const plain = { ...state, value: this.#changed(state.value, { meta: shown }) };
    const metaOrigin = this.origins.member(state.value, 'meta', state.origin);
    const origin = this.origins.member(meta, 'fragment', metaOrigin);
    const fragment = this.#find({ value: isJsonObject(use) ? use : {}, origin }, place);
    if (fragment === null || !isJsonObject(use)) return plain.value;
    const inside = this.#adapt(fragment, { value: use, origin }, place);
    if (inside === null) return plain.value;
    const merged = mergeState(plain, inside, this.origins);
    this.findings.push(...merged.findings);
    const chain = [...place.chain, fragment.key];
    return this.#statesOf({ value: merged.state, origin: state.origin }, { ...place, chain });
  }

  #find({ value, origin }: Written, { chain }: Place): UsableFragment | null {
    const key = own(value, 'use');
    const at = this.origins.member(value, 'use', origin);
    if (typeof key !== 'string') return this.#refuse(errorAt(at, 'MISSING_KEY', { name: 'use' }));
    if (chain.includes(key)) {
      const detail = [...chain, key].join(' → ');
      return this.#refuse(errorAt(at, 'FRAGMENT_IN_A_CIRCLE', { name: key, detail }));
    }
    if (chain.length >= MOST_NESTED) {
      return this.#refuse(errorAt(at, 'FRAGMENTS_TOO_DEEP', { detail: String(MOST_NESTED) }));
    }
    const part = this.library.find('fragment', key);
    if (part === null) {
      const detail = suggestName(key, this.library.names('fragment'));
      return this.#refuse(errorAt(at, 'UNKNOWN_FRAGMENT', { name: key, detail }));
    }
    const fragment = this.#read(part);
    if (fragment.json === null) return null;
    const before = this.#values;
    this.#values += countValues(fragment.json);
    if (this.#values <= MOST_VALUES) return { ...fragment, json: fragment.json, key };
    // Told once: those that follow are too much for the same reason.
    return before > MOST_VALUES
      ? null
      : this.#refuse(errorAt(at, 'FRAGMENTS_TOO_LARGE', { detail: String(MOST_VALUES) }));
  }

  #read(part: Part): Fragment {
    const known = this.#fragments.get(part);
    if (known !== undefined) return known;
    const fragment = readFragment(part);
    this.used.add(part);
    this.#fragments.set(part, fragment);
    this.findings.push(...fragment.findings);
    return fragment;
  }

  /** The fragment's state as it is in this place; its other parts are kept to be added to the playbook. */
  #adapt(fragment: UsableFragment, use: Written, place: Place): Written | null {
    const { json, part } = fragment;
    const { values, valueOrigin, findings } = readUse(use, fragment, this.origins, this.#added);
    this.findings.push(...findings);
    if (findings.length > 0) return null;
    const as = own(use.value, 'as');
    const prefix = typeof as === 'string' ? as : place.key;
    const names = fragmentNames(json, { prefix, path: place.path, mapped: use.value });
    const adapter = new FragmentAdapter({ names, values, valueOrigin }, this.origins);
    const origin: Origin = { part, location: ['state'] };
    const state = adapter.adapt(own(json, 'state') ?? {}, place.key, origin);
    this.#declare(fragment, use, names, adapter);
    this.findings.push(...adapter.findings);
    return isJsonObject(state) ? { value: state, origin } : null;
  }

  #declare(
    { json, part }: UsableFragment,
    use: Written,
    names: FragmentNames,
    adapter: FragmentAdapter,
  ): void {
    const sections = [
      ...DECLARED.map((section) => ({ section, renamed: names[section] })),
      { section: 'context', renamed: names.fields },
    ];
    for (const { section, renamed } of sections) {
      const declared = own(json, section);
      const mapped = own(use.value, section);
      for (const [name, value] of Object.entries(isJsonObject(declared) ? declared : {})) {
        if (isJsonObject(mapped) && Object.hasOwn(mapped, name)) continue;
        const key = renamed.get(name) ?? name;
        const origin: Origin = { part, location: [section, name] };
        if (!this.#added.has(section, key))
          this.#added.add(section, key, { value: adapter.adapt(value, keyOf(section), origin), origin });
        // People fill the same part in all uses; any other name stands for one thing only.
        else if (section !== 'roles')
          this.findings.push(errorAt(use.origin, 'FRAGMENT_NAME_TAKEN', { name: key }));
      }
    }
    this.#declareRest(json, part, names, adapter);
  }

  #declareRest(json: JsonObject, part: Part, names: FragmentNames, adapter: FragmentAdapter): void {
    const internal = own(json, 'internalEvents');
    (Array.isArray(internal) ? internal : []).forEach((name: JsonValue, index: number) => {
      const value = typeof name === 'string' ? (names.events.get(name) ?? name) : name;
      this.#added.addInternalEvent({ value, origin: { part, location: ['internalEvents', index] } });
    });
    const retrospective = own(json, 'retrospective');
    const origin: Origin = { part, location: ['retrospective'] };
    if (retrospective !== undefined) {
      const value = adapter.adapt(retrospective, 'retrospective', origin);
      this.#added.addRetrospective({ value, origin });
    }
  }

  #changed(object: JsonObject, members: JsonObject): JsonObject {
    const changed = { ...object, ...members };
    this.origins.copy(object, changed);
    return changed;
  }

  #refuse(finding: PlacedFinding): null {
    this.findings.push(finding);
    return null;
  }
}

/** The first values of context fields are data; everything else has names in it. */
function keyOf(section: string): string {
  return section === 'context' ? DATA_KEY : 'part';
}
