import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type LineCounter,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { Location } from '../chart/state-tree.js';

/** Counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds where in a YAML source a value stands. */
export class SourcePositions {
  readonly #members = new WeakMap<object, ReadonlyMap<string, Member>>();
  readonly #resolved = new WeakMap<object, unknown>();

  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  /**
   * The position of the value at a location; for what stands under a key and is no scalar, of the key. What is
   * missing is looked for where it should be: at the nearest value around it.
   */
  of(location: Location): Position {
    let node: unknown = this.document.contents;
    let offset = startOf(node) ?? 0;
    for (const step of location) {
      const found = this.#memberOf(this.#resolve(node), step);
      if (found === null) break;
      node = found.value;
      offset = startOf(isScalar(node) ? node : (found.key ?? node)) ?? offset;
    }
    return this.at(offset);
  }

  /** The position of a character, counted from 0. */
  at(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** A file has thousands of places to be asked for: each map and each alias is looked through once. */
  #resolve(node: unknown): unknown {
    if (!isAlias(node)) return node;
    if (!this.#resolved.has(node)) this.#resolved.set(node, node.resolve(this.document));
    return this.#resolved.get(node);
  }

  #memberOf(node: unknown, step: string | number): Member | null {
    if (isMap(node)) {
      const members = this.#members.get(node) ?? membersOf(node);
      this.#members.set(node, members);
      return members.get(String(step)) ?? null;
    }
    if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      return { key: null, value: node.items[step] };
    }
    return null;
  }
}

interface Member {
  readonly key: Node | null;
  readonly value: unknown;
}

/** Of two members with one key, the first. */
function membersOf({ items }: YAMLMap): ReadonlyMap<string, Member> {
  return new Map(
    items
      .toReversed()
      .flatMap(({ key, value }) => (isScalar(key) ? [[String(key.value), { key, value }]] : [])),
  );
}

function startOf(node: unknown): number | null {
  if (!isAlias(node) && !isMap(node) && !isSeq(node) && !isScalar(node)) return null;
  return node.range?.[0] ?? null;
}
