import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml';
import type { Location } from '../chart/state-tree.js';

/** Counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds where in a YAML source a value stands. */
export class SourcePositions {
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
      const found = memberOf(this.resolved(node), step);
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

  private resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.document) : node;
  }
}

interface Member {
  readonly key: Node | null;
  readonly value: unknown;
}

function memberOf(node: unknown, step: string | number): Member | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair === undefined ? null : { key: isScalar(pair.key) ? pair.key : null, value: pair.value };
  }
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
    return { key: null, value: node.items[step] };
  }
  return null;
}

function startOf(node: unknown): number | null {
  if (!isAlias(node) && !isMap(node) && !isSeq(node) && !isScalar(node)) return null;
  return node.range?.[0] ?? null;
}
