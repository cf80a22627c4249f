import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import { expandPlaybook, type Expansion } from './expand/expand-playbook.js';
import { PartLibrary } from './expand/part-library.js';
import { readPart, type Part, type PartFile } from './expand/part.js';

/** A playbook file as it was read, with its base and its fragments written out, and not yet checked. */
export interface PlaybookFile {
  readonly part: Part;
  readonly expansion: Expansion;
}

/** A playbook that a file names as a child's. */
export interface NamedPlaybook {
  readonly key: string;
  /** `null`: the newest. */
  readonly version: number | null;
}

/** Reads a playbook file, YAML 1.2 or JSON. Its base and its fragments are looked for in `files`. Never throws. */
export function readPlaybookFile(source: string, files: readonly PartFile[] = []): PlaybookFile {
  const part = readPart(source, null);
  return { part, expansion: expandPlaybook(part, new PartLibrary(files)) };
}

/** The key it gives itself; `null` where that is none. */
export function keyOf({ expansion: { json } }: PlaybookFile): string | null {
  const key = isJsonObject(json) ? json['key'] : null;
  return typeof key === 'string' ? key : null;
}

/** The files of fragments and bases that it is made of. */
export function usedFiles({ expansion }: PlaybookFile): PartFile[] {
  return expansion.used.flatMap(({ file }) => file ?? []);
}

/** The playbooks that runs of this one start, whatever else is right or wrong with the file. */
export function namedPlaybooks({ expansion }: PlaybookFile): NamedPlaybook[] {
  const named = new Map<string, NamedPlaybook>();
  const seen = new Set<JsonValue>();
  const waiting: JsonValue[] = [expansion.json];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    // Aliases make one thing stand in many places.
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const one = isJsonObject(value) ? namedIn(value) : null;
    if (one !== null) named.set(`${one.key} ${one.version}`, one);
    waiting.push(...Object.values(value));
  }
  return [...named.values()];
}

function namedIn({ src, input }: JsonObject): NamedPlaybook | null {
  if (src !== 'playbook' || !isJsonObject(input)) return null;
  const { playbook: key, version } = input;
  if (typeof key !== 'string') return null;
  return { key, version: typeof version === 'number' ? version : null };
}
