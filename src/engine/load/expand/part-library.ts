import { isJsonObject } from '../../json.js';
import { own } from '../../own.js';
import { readPart, type Part, type PartFile } from './part.js';

/** What the key under which a file says its own name is called. */
export type PartKind = 'fragment' | 'key';

/** The files that a playbook may be made of, read when they are asked for. Of two with one name the first counts. */
export class PartLibrary {
  readonly #parts = new Map<PartFile, Part>();

  constructor(private readonly files: readonly PartFile[]) {}

  /**
   * The fragment or playbook of a name. A file that cannot be read and may be the one is given too, its problems with
   * it. `null` when there is none.
   */
  find(kind: PartKind, name: string): Part | null {
    // A file that never says the name is not read: a playbook is laid over one of many, and those are large.
    const parts = this.files.filter(({ source }) => source.includes(name)).map((file) => this.#read(file));
    return (
      parts.find(({ json }) => isJsonObject(json) && own(json, kind) === name) ??
      parts.find(({ json }) => json === undefined) ??
      null
    );
  }

  /** Names to suggest where there is none of the name asked for. */
  names(kind: PartKind): string[] {
    return this.files.flatMap((file) => {
      const { json } = this.#read(file);
      const name = isJsonObject(json) ? own(json, kind) : undefined;
      return typeof name === 'string' ? [name] : [];
    });
  }

  #read(file: PartFile): Part {
    const known = this.#parts.get(file);
    if (known !== undefined) return known;
    const part = readPart(file.source, file);
    this.#parts.set(file, part);
    return part;
  }
}
