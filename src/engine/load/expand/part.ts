import type { Location } from '../../chart/state-tree.js';
import type { About, Finding } from '../finding.js';
import { error } from '../finding.js';
import type { FindingCode } from '../finding-messages.js';
import { parseSource, type ParsedSource } from '../parse-source.js';

/** A file that a playbook may be made of: a fragment, or another playbook. */
export interface PartFile {
  /** What people know the file by: its path, or whatever the caller calls it. */
  readonly name: string;
  /** YAML 1.2 or JSON. */
  readonly source: string;
}

/** A file that has been read. `file` is `null` for the playbook itself. */
export interface Part extends ParsedSource {
  readonly file: PartFile | null;
}

/** Where something was written. */
export interface Origin {
  readonly part: Part;
  readonly location: Location;
}

/** A finding tied to the file it is in. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly part: Part;
}

export function readPart(source: string, file: PartFile | null): Part {
  return { ...parseSource(source), file };
}

export function errorAt({ part, location }: Origin, code: FindingCode, about: About = {}): PlacedFinding {
  return { finding: error(code, location, about), part };
}

/** A member of what was written there. */
export function within({ part, location }: Origin, ...steps: Location): Origin {
  return { part, location: [...location, ...steps] };
}
